export { type AlertAdmins, createAlertAdmins } from './alert-admins.ts';
export { pushTo } from './push-to.ts';
