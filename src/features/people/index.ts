export { findOffices } from './find-office.ts';
export { inviteCommand, inviteFlow } from './invite.flow.ts';
export { invite } from './invite.ts';
export { type Grant, listGrants, Post, revokeGrant } from './people.store.ts';
export type { PeopleParts } from './people-parts.ts';
export { redeem } from './redeem.ts';
export { revokeCommand, revokeFlow, sayRevoked } from './revoke.flow.ts';
export { myRole, roles } from './roles.ts';
