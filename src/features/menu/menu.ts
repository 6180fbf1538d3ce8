import { choice, type Outcome } from '../../conversation/index.ts';
import { isOfficer } from '../../identity/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

/** What a start link `<name>_<argument>` leads to, by its name. */
export type Links = Readonly<Record<string, (turn: ChatTurn, argument: string) => Promise<Outcome>>>;

/**
 * The same few ways on, wherever somebody stands without one; a role's own come first. A feature that gives a role something
 * to do adds its choice here.
 */
export function ways({ words, roles }: Pick<ChatTurn, 'words' | 'roles'>): Choice[] {
  const forAdmin = [choice(words, '/invite', 'menu-invite'), choice(words, '/roles', 'menu-roles')];
  return [
    ...(roles.has('admin') ? forAdmin : []),
    ...(roles.has('representative')
      ? [choice(words, '/lead_new', 'leads-new'), choice(words, '/lead_mine', 'leads-mine')]
      : []),
    ...(roles.has('officer') ? [choice(words, '/lead_review', 'leads-review-list')] : []),
    ...(isOfficer(roles)
      ? [choice(words, '/queue', 'tickets-queue'), choice(words, '/broadcast', 'broadcasts-new')]
      : []),
    choice(words, '/req', 'menu-requirements'),
    choice(words, '/register', 'menu-register'),
    choice(words, '/price', 'menu-prices'),
    choice(words, '/checklist', 'menu-checklist'),
    choice(words, '/lessons', 'menu-lessons'),
    ...(roles.has('representative') ? [] : [choice(words, '/leads', 'leads-mine-owner')]),
    choice(words, '/profile', 'menu-profile'),
    choice(words, '/help', 'menu-help'),
    choice(words, '/language', 'menu-language'),
  ];
}

function say(turn: ChatTurn, key: string, choices: Choice[] = ways(turn)): Outcome {
  return { kind: 'reply', replies: [{ text: turn.words.say(key, caller(turn)), choices }] };
}

/** The first message of all, and what a deep link leads to. An unknown or forged payload is simply a first message. */
export async function start(
  turn: ChatTurn,
  payload: string | undefined,
  links: Links = {},
): Promise<Outcome> {
  turn.setStopped(false);
  const [, name = '', argument = ''] = /^([a-z]+)_([\w-]{1,60})$/.exec(payload ?? '') ?? [];
  const link = Object.hasOwn(links, name) ? links[name] : undefined;
  if (link) return link(turn, argument);
  const welcome = say(turn, 'menu-welcome');
  return payload === 'daftar' ? { ...welcome, kind: 'flow', flow: 'registration' } : welcome;
}

export async function menu(turn: ChatTurn): Promise<Outcome> {
  return say(turn, 'menu-menu');
}

export async function help(turn: ChatTurn): Promise<Outcome> {
  return say(turn, 'menu-help-text');
}

/** Who says hello first of all is told who we are: not every channel has a button to start with. */
export async function greeting(turn: ChatTurn): Promise<Outcome> {
  return say(turn, turn.chat.isNew ? 'menu-welcome' : 'menu-greeting');
}

export async function thanks(turn: ChatTurn): Promise<Outcome> {
  return say(turn, 'menu-thanks', [choice(turn.words, '/menu', 'engine-menu')]);
}

/** Nothing for an export assistant: said kindly, with what it is for. Where that was a mistake, an officer can be asked. */
export async function outOfScope(turn: ChatTurn, ask: Choice): Promise<Outcome> {
  return say(turn, 'menu-out-of-scope', [...ways(turn), ask]);
}

/** BERHENTI: honoured at once, on every channel; what the person asks is still answered (UU 27/2022, P31). */
export async function stop(turn: ChatTurn): Promise<Outcome> {
  turn.setStopped(true);
  return say(turn, 'menu-stopped', [choice(turn.words, '/start', 'menu-start-again')]);
}

/** `bahasa`: asks which; `/language:en` sets it, and it stays. */
export async function language(turn: ChatTurn, wanted: string | undefined): Promise<Outcome> {
  if (wanted === 'id' || wanted === 'en') {
    turn.setLanguage(wanted);
    return say(turn, 'menu-language-set', [choice(turn.words, '/menu', 'engine-menu')]);
  }
  return say(turn, 'menu-language-ask', [
    { id: '/language:id', label: 'Bahasa Indonesia', aliases: ['indonesia', 'id'] },
    { id: '/language:en', label: 'English', aliases: ['inggris', 'en'] },
  ]);
}

/** Nobody understood: a useful next step each time, and from the second time in a row on an officer (`ask`, P29). */
export function unknown(turn: ChatTurn, misses: number, ask: Choice | null): Outcome {
  if (!ask) return say(turn, misses === 0 ? 'menu-menu' : 'menu-unknown-1');
  return say(turn, misses === 2 ? 'menu-unknown-2' : 'menu-unknown-3', [ask, ...ways(turn)]);
}

/** The name to greet with, where the platform tells one. */
function caller({ chat }: ChatTurn): { name: string; named: 'yes' | 'no' } {
  const name = chat.displayName?.trim().split(/\s+/)[0] ?? '';
  return { name, named: name ? 'yes' : 'no' };
}
