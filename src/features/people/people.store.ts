import { z } from 'zod';
import { type Act, GrantedRole, mayGuess, ROLE_ENDED, recordAct } from '../../identity/index.ts';
import { putJobs } from '../../jobs/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/index.ts';

/** Who acts, where and when. `personId` is null for the command line. */
export interface Actor {
  tx: Tx;
  personId: string | null;
  now: Date;
}

/** What an invitation gives. `office` is a representation's id, for representatives alone. */
export const Post = z.object({ role: GrantedRole, office: z.string().nullable() });
export type Post = z.infer<typeof Post>;

const WRONG_CODE = 'invitation.refused';

/** Stores an invitation: the hash of its code, never the code. */
export async function addInvitation(
  actor: Actor,
  post: Post,
  code: { hash: string; expiresAt: Date },
  newId: NewId,
): Promise<void> {
  const { tx, personId, now } = actor;
  const id = newId();
  const { hash: codeHash, expiresAt } = code;
  await tx.invitation.create({
    data: { id, codeHash, ...post, createdAt: now, createdBy: personId, expiresAt },
  });
  await act(actor, newId, { act: 'invitation.created', subject: id, detail: { ...post } });
}

/** The invitation behind a code, if it can still be taken. */
export async function findInvitation(
  { tx, now }: Actor,
  codeHash: string,
): Promise<(Post & { id: string; createdBy: string | null }) | null> {
  const row = await tx.invitation.findFirst({
    where: { codeHash, redeemedAt: null, expiresAt: { gt: now } },
  });
  return row && { id: row.id, createdBy: row.createdBy, ...Post.parse(row) };
}

/**
 * Takes an invitation for a person and gives them its role. False where somebody else took it just now. A representative
 * acts for one office: an earlier one ends.
 */
export async function redeemInvitation(
  actor: Actor & { personId: string },
  invitation: Post & { id: string; createdBy: string | null },
  newId: NewId,
): Promise<boolean> {
  const { tx, personId, now } = actor;
  const { id, role, office, createdBy } = invitation;
  const taken = await tx.invitation.updateMany({
    where: { id, redeemedAt: null },
    data: { redeemedAt: now, redeemedBy: personId },
  });
  if (!taken.count) return false;
  await tx.roleGrant.updateMany({ where: { personId, role, revokedAt: null }, data: { revokedAt: now } });
  const grant = newId();
  await tx.roleGrant.create({
    data: { id: grant, personId, role, office, grantedAt: now, grantedBy: createdBy },
  });
  await act(actor, newId, { act: 'invitation.redeemed', subject: id, detail: { grant, role, office } });
  return true;
}

/** Whether the person may try a code, or has tried too many wrong ones. */
export function mayTry({ tx, personId, now }: Actor & { personId: string }): Promise<boolean> {
  return mayGuess(tx, personId, WRONG_CODE, now);
}

export async function recordWrongTry(actor: Actor, newId: NewId): Promise<void> {
  await act(actor, newId, { act: WRONG_CODE });
}

/** A role that stands. The name is the one the platform shows, for an admin to recognise. */
export interface Grant extends Post {
  id: string;
  personId: string;
  grantedAt: Date;
  name: string | null;
  channels: string[];
}

/** Roles that stand, oldest first. */
export async function listGrants(tx: Tx): Promise<Grant[]> {
  const rows = await tx.roleGrant.findMany({
    where: { revokedAt: null },
    orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
    include: {
      person: { include: { chats: { orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } } } } },
    },
  });
  return rows.map(({ id, personId, grantedAt, role, office, person: { chats } }) => ({
    ...Post.parse({ role, office }),
    id,
    personId,
    grantedAt,
    name: chats.find(({ displayName }) => displayName)?.displayName ?? null,
    channels: [...new Set(chats.map(({ channel }) => channel))],
  }));
}

/** Ends a role. False where it does not stand (any more). */
export async function revokeGrant(actor: Actor, id: string, newId: NewId): Promise<boolean> {
  const { tx, now } = actor;
  const revoked = await tx.roleGrant.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  });
  if (!revoked.count) return false;
  const { personId } = await tx.roleGrant.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  const ended = { key: `${ROLE_ENDED}:${id}`, kind: ROLE_ENDED, payload: { personId }, dueAt: now };
  await putJobs(tx, [ended], now);
  await act(actor, newId, { act: 'role.revoked', subject: id });
  return true;
}

/** The post a grant gave, also where it was revoked. */
export async function findPost(tx: Tx, grantId: string): Promise<Post | null> {
  const row = await tx.roleGrant.findUnique({ where: { id: grantId } });
  return row && Post.parse(row);
}

function act({ tx, personId, now }: Actor, newId: NewId, what: Omit<Act, 'actor'>): Promise<void> {
  return recordAct(tx, now, newId, { actor: personId, ...what });
}
