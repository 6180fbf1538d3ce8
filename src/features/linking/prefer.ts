import { choice, type Outcome } from '../../conversation/index.ts';
import { simplify } from '../../language/index.ts';
import { ChannelName, type Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Words } from '../../words/index.ts';
import { chatsOf, setPreferredChannel } from './linking.store.ts';

/** How people call the channels. Anything else means wherever they last wrote. */
const CALLED: ReadonlyArray<[ChannelName, readonly string[]]> = [
  ['whatsapp', ['whatsapp', 'wa']],
  ['telegram', ['telegram', 'tele', 'tg']],
  ['webchat', ['webchat', 'web']],
];

/** `kirim lewat WhatsApp`: where leads and news go. Without a channel: asks which. */
export async function prefer(turn: ChatTurn, wanted: string | undefined): Promise<Outcome> {
  const { words } = turn;
  const { channels } = await chatsOf(turn);
  if (!wanted) {
    return say(words, 'linking-prefer-ask', {}, preferChoices(words, channels));
  }
  const said = simplify(wanted);
  const channel = CALLED.find(([, names]) => names.includes(said))?.[0] ?? null;
  const named = channel ? words.label(`channel-${channel}`) : '';
  if (channel && !channels.includes(channel)) {
    return say(words, 'linking-prefer-none', { channel: named }, [choice(words, '/link', 'linking-link')]);
  }
  await setPreferredChannel(turn, channel);
  const menu = [choice(words, '/menu', 'engine-menu')];
  return channel
    ? say(words, 'linking-prefer-set', { channel: named }, menu)
    : say(words, 'linking-prefer-last', {}, menu);
}

/** The person's channels to choose from, and "wherever I last wrote". */
export function preferChoices(words: Words, channels: readonly string[]): Choice[] {
  return [
    ...channels.map((channel) => ({
      id: `/prefer:${channel}`,
      label: words.label(`channel-${ChannelName.parse(channel)}`),
    })),
    choice(words, '/prefer:last', 'linking-prefer-last-choice'),
  ];
}

function say(words: Words, key: string, args: Record<string, string>, choices: Choice[]): Outcome {
  return { kind: 'reply', replies: [{ text: words.say(key, args), choices }] };
}
