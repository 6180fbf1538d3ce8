import { z } from 'zod';
import { choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { chatsForPush } from '../../identity/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { nameOfPost } from './describe-role.ts';
import { findPost, type Grant, listGrants, revokeGrant } from './people.store.ts';
import type { PeopleParts } from './people-parts.ts';

const REVOKE = 'revoke';
const Draft = z.object({
  grant: z.string().default(''),
  name: z.string().default(''),
  role: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

/** "Cabut 1": asks once more, then the role ends and whoever held it is told. */
export function revokeFlow(parts: PeopleParts): Flow<Draft, ChatTurn> {
  return {
    name: REVOKE,
    version: 1,
    data: Draft,
    title: 'people-revoke-title',
    steps: [
      {
        name: 'confirm',
        explain: 'people-revoke-explain',
        ask: ({ name, role }, { words }) => ({
          text: words.say('people-revoke-ask', { name, role }),
          choices: [
            choice(words, 'revoke', 'people-revoke-yes', ['ya', 'yes', 'cabut']),
            choice(words, 'keep', 'people-revoke-no', ['tidak', 'no', 'jangan']),
          ],
        }),
        read(answer, data, { words }) {
          if (answer.kind === 'choice' && answer.id === 'revoke') return { kind: 'next', data };
          if (answer.kind === 'choice' && answer.id === 'keep')
            return { kind: 'leave', replies: [{ text: words.say('people-revoke-kept') }] };
          return { kind: 'again', text: words.say('people-revoke-again') };
        },
      },
    ],
    finish: async (draft, turn) => {
      const choices = [
        choice(turn.words, '/roles', 'menu-roles'),
        choice(turn.words, '/menu', 'engine-menu'),
      ];
      const key = await end(parts, turn, draft.grant);
      return { replies: [{ text: turn.words.say(key, { name: draft.name, role: draft.role }), choices }] };
    },
  };
}

/** `/revoke:<grant>` */
export async function revokeCommand(
  parts: PeopleParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words } = turn;
  const grant = (await listGrants(turn.tx)).find(({ id }) => id.replaceAll('-', '') === argument);
  if (!grant) return { kind: 'reply', replies: [{ text: words.say('people-revoke-gone') }] };
  const data: Draft = {
    grant: grant.id,
    name: grant.name ?? words.label('people-nameless'),
    role: nameOfPost(grant, parts.knowledge, words),
  };
  return { kind: 'flow', flow: REVOKE, at: 'confirm', data };
}

async function end(parts: PeopleParts, turn: ChatTurn, id: string): Promise<string> {
  if (!turn.roles.has('admin')) return 'people-not-admin';
  const grant = (await listGrants(turn.tx)).find((one) => one.id === id);
  if (!grant || !(await revokeGrant(turn, id, parts.newId))) return 'people-revoke-gone';
  turn.othersChanged();
  await tell(turn, grant);
  return 'people-revoked';
}

async function tell(turn: ChatTurn, { id, personId }: Grant): Promise<void> {
  const [chat] = await chatsForPush(turn.tx, [personId]);
  if (!chat || personId === turn.personId) return;
  turn.setTimerIn(chat.chatId, { name: 'role-revoked', token: id, afterMs: 0 });
}

/** In the chat of whoever held the role. The token is the grant. */
export async function sayRevoked(
  parts: PeopleParts,
  { tx, words }: ChatTurn,
  token: string,
): Promise<TimerVerdict> {
  const post = await findPost(tx, token);
  if (!post) return 'done';
  const role = nameOfPost(post, parts.knowledge, words);
  return { say: [{ text: words.say('people-revoked-notice', { role }) }] };
}
