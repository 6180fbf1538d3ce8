import { choice, type Outcome } from '../../conversation/index.ts';
import { hashCode } from '../../identity/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { ways } from '../menu/index.ts';
import { duties, nameOfPost } from './describe-role.ts';
import { INVITATION_DAYS } from './invite.ts';
import { findInvitation, mayTry, type Post, recordWrongTry, redeemInvitation } from './people.store.ts';
import type { PeopleParts } from './people-parts.ts';

/** `undangan <kode>`, or a link that carries the code: takes up the role it gives. */
export async function redeem(parts: PeopleParts, turn: ChatTurn, code: string | undefined): Promise<Outcome> {
  const { words } = turn;
  if (!code) return say(turn, 'people-redeem-how');
  if (!(await mayTry(turn))) return say(turn, 'people-redeem-too-often');
  const invitation = await findInvitation(turn, hashCode(code));
  if (invitation && holds(turn, invitation)) {
    return say(turn, 'people-redeem-already', { role: nameOfPost(invitation, parts.knowledge, words) });
  }
  if (!invitation || !(await redeemInvitation(turn, invitation, parts.newId))) {
    await recordWrongTry(turn, parts.newId);
    return say(turn, 'people-redeem-wrong', { days: INVITATION_DAYS });
  }
  return welcome(parts, turn, invitation);
}

/** What the role is and the few things that can be done with it now. */
function welcome(parts: PeopleParts, turn: ChatTurn, post: Post): Outcome {
  const { words } = turn;
  const roles = new Set([...turn.roles, post.role]);
  const text = [
    words.markup('people-welcome', { role: nameOfPost(post, parts.knowledge, words) }),
    duties(new Set([post.role]), words),
  ].join('\n\n');
  return { kind: 'reply', replies: [{ text: parseMarkup(text), choices: ways({ words, roles }) }] };
}

function holds(turn: ChatTurn, { role, office }: Post): boolean {
  return turn.roles.has(role) && (role !== 'representative' || turn.office === office);
}

function say({ words }: ChatTurn, key: string, args?: Record<string, string | number>): Outcome {
  return {
    kind: 'reply',
    replies: [{ text: words.say(key, args), choices: [choice(words, '/menu', 'engine-menu')] }],
  };
}
