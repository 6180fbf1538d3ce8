export { type AccountView, leaveRequest, viewAccount } from './account.store.ts';
export { ACCOUNT_TOPIC, createAccount } from './account.ts';
export { forgetContact } from './forget-contact.store.ts';
export { countStaleKeys, sealKeysAnew } from './rotate.store.ts';
