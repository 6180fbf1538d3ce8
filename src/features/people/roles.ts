import { choice, type Outcome } from '../../conversation/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { duties, nameOfPost } from './describe-role.ts';
import { listGrants } from './people.store.ts';
import type { PeopleParts } from './people-parts.ts';

/** Choices at most; with more roles than this the command line lists them all. */
const MOST = 30;

/** `peran`, for an admin: who holds which role, each with its "Cabut". */
export async function roles({ knowledge, timeZone }: PeopleParts, turn: ChatTurn): Promise<Outcome> {
  const { words } = turn;
  const menu = choice(words, '/menu', 'engine-menu');
  const inviteMore = choice(words, '/invite', 'menu-invite');
  const grants = (await listGrants(turn.tx)).slice(0, MOST);
  if (!grants.length) {
    return { kind: 'reply', replies: [{ text: words.say('people-none'), choices: [inviteMore, menu] }] };
  }
  const date = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone });
  const lines = grants.map((grant, index) =>
    words.markup('people-line', {
      number: index + 1,
      name: grant.name ?? words.label('people-nameless'),
      role: nameOfPost(grant, knowledge, words),
      channels: grant.channels.map((channel) => words.label(`channel-${channel}`)).join(', '),
      since: date.format(grant.grantedAt),
    }),
  );
  const text = [words.markup('people-list'), lines.join('\n'), words.markup('people-list-how')].join('\n\n');
  const choices = grants.map(({ id }, index) => ({
    id: `/revoke:${id.replaceAll('-', '')}`,
    label: words.label('people-revoke', { number: index + 1 }),
  }));
  return { kind: 'reply', replies: [{ text: parseMarkup(text), choices: [...choices, inviteMore, menu] }] };
}

/** `peran saya`: what the person may act as, and what that lets them do. */
export async function myRole({ knowledge }: PeopleParts, turn: ChatTurn): Promise<Outcome> {
  const { words, office } = turn;
  const named = (['representative', 'officer', 'admin'] as const)
    .filter((role) => turn.roles.has(role))
    .map((role) => nameOfPost({ role, office: role === 'representative' ? office : null }, knowledge, words));
  const text = named.length
    ? [words.markup('people-my-role', { roles: named.join(', ') }), duties(turn.roles, words)].join('\n\n')
    : words.markup('people-my-role-owner');
  return {
    kind: 'reply',
    replies: [{ text: parseMarkup(text), choices: [choice(words, '/menu', 'engine-menu')] }],
  };
}
