export { type Act, countActs, recordAct } from './audit.store.ts';
export { personsWithRole } from './holders.store.ts';
export {
  hashCode,
  makeCode,
  type RandomInt,
  unforeseeable,
} from './one-time-code.ts';
export { chatsForPush, type PushChat } from './push.store.ts';
export { GRANTED_ROLES, GrantedRole, isListed, type Role, rolesOf } from './roles.ts';
