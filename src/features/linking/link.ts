import { choice, type Outcome } from '../../conversation/index.ts';
import { hashCode, makeShortCode, type RandomInt } from '../../identity/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { ChatTurn, TimerVerdict } from '../../turns/index.ts';
import { findBusiness, findBusinessName } from '../registration/index.ts';
import * as store from './linking.store.ts';
import { preferChoices } from './prefer.ts';

export interface LinkingParts {
  newId: NewId;
  random: RandomInt;
}

export const LINK_PROFILES = 'link-profiles';
/** Codes tried before giving up: that many equal ones in use mean something is wrong. */
const ATTEMPTS = 20;

/** `hubungkan`: a code to send from the other chat. `hubungkan 482913`: this is that other chat. */
export async function link(parts: LinkingParts, turn: ChatTurn, code: string | undefined): Promise<Outcome> {
  return code ? take(parts, turn, code) : offer(parts, turn);
}

async function offer(parts: LinkingParts, turn: ChatTurn): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const code = makeShortCode(parts.random);
    if (!(await store.addCode(turn, hashCode(code), parts.newId()))) continue;
    return say(turn, 'linking-code', { code, minutes: store.CODE_MINUTES });
  }
  throw new Error('no free code to link chats with');
}

async function take(parts: LinkingParts, turn: ChatTurn, code: string): Promise<Outcome> {
  if (!(await store.mayTry(turn))) return say(turn, 'linking-too-often');
  const other = await store.findCode(turn, hashCode(code));
  if (other?.chatId === turn.chat.id) return say(turn, 'linking-same-chat');
  if (!other || !(await store.takeCode(turn, other.link))) {
    await store.recordWrongTry(turn, parts.newId);
    return say(turn, 'linking-wrong', { minutes: store.CODE_MINUTES });
  }
  if (other.personId === turn.personId) {
    return say(turn, 'linking-already', { channel: channelName(turn, other.channel) });
  }
  const mine = await findBusiness(turn);
  const theirs = await findBusiness({ tx: turn.tx, personId: other.personId });
  if (mine && theirs) {
    const data = {
      link: other.link,
      mine: mine.name ?? '',
      theirs: theirs.name ?? '',
      channel: channelName(turn, other.channel),
    };
    return { kind: 'flow', flow: LINK_PROFILES, at: 'which', data };
  }
  return { kind: 'reply', replies: [await join(parts, turn, other, null)] };
}

/**
 * Makes both chats one person's, and says so in both. `keep` says which of two profiles was chosen; null where there is one at
 * most.
 */
export async function join(
  parts: LinkingParts,
  turn: ChatTurn,
  other: store.OtherChat,
  keep: 'mine' | 'theirs' | null,
): Promise<Reply> {
  const { words } = turn;
  const businessOf = keep === null ? null : keep === 'mine' ? turn.personId : other.personId;
  await store.joinPersons(turn, other, businessOf, parts.newId);
  turn.setTimerIn(other.chatId, {
    name: 'linked',
    token: `${other.link}|${keep === null ? 'one' : 'two'}`,
    afterMs: 0,
  });
  const { channels, stopped } = await store.chatsOf(turn);
  const several = channels.length > 1;
  const text = [
    words.markup('linking-done', { channel: channelName(turn, other.channel) }),
    await profileLine(turn, keep !== null),
    stopped ? words.markup('linking-stopped') : several ? words.markup('linking-prefer-ask') : '',
  ];
  return {
    text: parseMarkup(text.filter(Boolean).join('\n\n')),
    choices: stopped
      ? [choice(words, '/start', 'menu-start-again')]
      : several
        ? preferChoices(words, channels)
        : [choice(words, '/menu', 'engine-menu')],
  };
}

/** In the chat that made the code. The token is `<link>|<one or two profiles>`. */
export async function sayLinked(turn: ChatTurn, token: string): Promise<TimerVerdict> {
  const [id = '', profiles] = token.split('|');
  const channel = await store.channelOfTaker(turn, id);
  if (!channel) return 'done';
  const text = [
    turn.words.markup('linking-done-there', { channel: channelName(turn, channel) }),
    await profileLine(turn, profiles === 'two'),
    turn.words.markup('linking-not-me'),
  ];
  return { say: [{ text: parseMarkup(text.filter(Boolean).join('\n\n')) }] };
}

/** Which profile is in use now, and that another one is gone. */
async function profileLine(turn: ChatTurn, removed: boolean): Promise<string> {
  const business = await findBusinessName(turn);
  if (!business) return '';
  return turn.words.markup(removed ? 'linking-profile-chosen' : 'linking-profile', { business });
}

/** What a person calls a channel. */
function channelName({ words }: ChatTurn, channel: string): string {
  return words.label(`channel-${channel}`);
}

function say({ words }: ChatTurn, key: string, args?: Record<string, string | number>): Outcome {
  return {
    kind: 'reply',
    replies: [{ text: words.say(key, args), choices: [choice(words, '/menu', 'engine-menu')] }],
  };
}
