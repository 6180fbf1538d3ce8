export { type AlertAdmins, createAlertAdmins } from './alert-admins.ts';
