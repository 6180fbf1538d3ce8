export { type Act, countActs, recordAct } from './audit.store.ts';
export { mayGuess } from './guess.store.ts';
export { personsWithRole } from './holders.store.ts';
export { mergePersons } from './merge-persons.store.ts';
export { hashCode, makeCode, makeShortCode, type RandomInt, unforeseeable } from './one-time-code.ts';
export { chatsForPush, type PushChat } from './push.store.ts';
export { type Arrival, resolveChat } from './resolve-chat.store.ts';
export {
  GRANTED_ROLES,
  GrantedRole,
  isListed,
  isOfficer,
  OFFICERS,
  ROLE_ENDED,
  type Role,
  rolesOf,
} from './roles.ts';
