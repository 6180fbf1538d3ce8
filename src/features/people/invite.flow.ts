import { z } from 'zod';
import { choice, type Flow, type Outcome, type Reading, type Step } from '../../conversation/index.ts';
import { GRANTED_ROLES, GrantedRole } from '../../identity/index.ts';
import { simplify } from '../../language/index.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { nameOfPost } from './describe-role.ts';
import { findOffices } from './find-office.ts';
import { INVITATION_DAYS, invite } from './invite.ts';
import type { PeopleParts } from './people-parts.ts';

const INVITE = 'invite';

const Draft = z.object({
  role: GrantedRole.optional(),
  office: z.string().optional(),
  /** Offices that the words named, where there was more than one. */
  among: z.array(z.string()).default([]),
});
type Draft = z.infer<typeof Draft>;

/** `undang`: for which role, for which office, then the code. */
export function inviteFlow(parts: PeopleParts): Flow<Draft, ChatTurn> {
  return {
    name: INVITE,
    version: 1,
    data: Draft,
    title: 'people-invite-title',
    steps: [roleStep(), officeStep(parts)],
    finish: async (draft, turn) => ({ replies: await makeInvitation(parts, turn, draft) }),
  };
}

/** `undang`, or `undang perwakilan osaka`: asks only what the words leave open. */
export async function inviteCommand(
  parts: PeopleParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const [first = '', ...rest] = (argument ?? '').trim().split(/\s+/);
  const role = roleNamed(first, turn.words);
  const place = rest.join(' ');
  if (!role) return { kind: 'flow', flow: INVITE, at: 'role' };
  if (role !== 'representative')
    return { kind: 'reply', replies: await makeInvitation(parts, turn, { role, among: [] }) };
  if (!place) return { kind: 'flow', flow: INVITE, at: 'office', data: { role } };
  const reading = await readOffice(parts, place, { role, among: [] }, turn);
  if (reading.kind === 'next')
    return { kind: 'reply', replies: await makeInvitation(parts, turn, reading.data) };
  const data = reading.kind === 'stay' ? reading.data : { role };
  const replies = reading.kind === 'again' ? [{ text: reading.text }] : [];
  return { kind: 'flow', flow: INVITE, at: 'office', data, replies };
}

function roleStep(): Step<Draft, ChatTurn> {
  return {
    name: 'role',
    explain: 'people-invite-role-explain',
    when: ({ role }) => role === undefined,
    ask: (_draft, { words }) => ({
      text: words.say('people-invite-role-ask'),
      choices: GRANTED_ROLES.map((role) => choice(words, role, `people-invite-role-${role}`)),
    }),
    read(answer, draft, { words }) {
      const said = answer.kind === 'choice' ? answer.id : answer.kind === 'text' ? answer.text : '';
      const role = roleNamed(said, words);
      return role
        ? { kind: 'next', data: { ...draft, role } }
        : { kind: 'again', text: words.say('people-invite-role-again') };
    },
  };
}

function officeStep(parts: PeopleParts): Step<Draft, ChatTurn> {
  return {
    name: 'office',
    explain: 'people-invite-office-explain',
    when: ({ role, office }) => role === 'representative' && office === undefined,
    ask({ among }, { words }) {
      if (!among.length) return { text: words.say('people-invite-office-ask') };
      const offices = parts.knowledge.representations.filter(({ id }) => among.includes(id));
      const [only] = offices;
      if (only && offices.length === 1) {
        const text = words.say('people-invite-office-meant', { office: only.name });
        return { text, choices: [{ id: only.id, label: only.name, aliases: ['ya', 'iya', 'betul', 'yes'] }] };
      }
      const choices = offices.map(({ id, name }) => ({ id, label: name }));
      return { text: words.say('people-invite-office-which'), choices };
    },
    read: (answer, draft, turn) =>
      answer.kind === 'choice' || answer.kind === 'text'
        ? readOffice(parts, answer.kind === 'choice' ? answer.id : answer.text, draft, turn)
        : { kind: 'again', text: turn.words.say('people-invite-office-again') },
  };
}

function readOffice(
  { knowledge, language }: PeopleParts,
  text: string,
  draft: Draft,
  { words }: ChatTurn,
): Reading<Draft> {
  const { found, near } = findOffices(knowledge, text, language.matchCountries);
  const [only] = found;
  if (only && found.length === 1) return { kind: 'next', data: { ...draft, office: only.id } };
  const among = [...found, ...near].map(({ id }) => id);
  return among.length
    ? { kind: 'stay', data: { ...draft, among } }
    : { kind: 'again', text: words.say('people-invite-office-again') };
}

/** The code, and a second message to pass on as it is. Nobody but an admin gets one, whenever the form was begun. */
async function makeInvitation(parts: PeopleParts, turn: ChatTurn, draft: Draft): Promise<Reply[]> {
  const { words } = turn;
  const { role, office = null } = draft;
  if (!role || !turn.roles.has('admin')) return [{ text: words.say('people-not-admin') }];
  const post = { role, office: role === 'representative' ? office : null };
  const code = await invite(turn, post, parts);
  const named = nameOfPost(post, parts.knowledge, words);
  return [
    { text: words.say('people-invite-made', { role: named, days: INVITATION_DAYS }) },
    {
      text: words.say('people-invite-pass-on', { role: named, code }),
      choices: [choice(words, '/menu', 'engine-menu')],
    },
  ];
}

function roleNamed(text: string, words: Words): GrantedRole | null {
  const said = simplify(text);
  const called = (role: GrantedRole) => [role, simplify(words.label(`people-invite-role-${role}`))];
  return GRANTED_ROLES.find((role) => called(role).includes(said)) ?? null;
}
