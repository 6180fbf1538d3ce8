import { hashCode, makeCode, type RandomInt } from '../../identity/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { type Actor, addInvitation, type Post } from './people.store.ts';

export const INVITATION_DAYS = 7;

/** Makes a one-time code for a role. Nothing but this return value knows it. */
export async function invite(
  actor: Actor,
  post: Post,
  parts: { newId: NewId; random: RandomInt },
): Promise<string> {
  const code = makeCode(parts.random);
  const expiresAt = after(actor.now, INVITATION_DAYS * DAY);
  await addInvitation(actor, post, { hash: hashCode(code), expiresAt }, parts.newId);
  return code;
}
