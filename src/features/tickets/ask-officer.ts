import { choice } from '../../conversation/index.ts';
import { textUnderWay } from '../../inbox/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Reason } from './tickets.store.ts';

/** By a letter in the choice `/human:n4711`: why an officer was offered for the text at that place of the inbox. */
export const REASON_BY_LETTER: Readonly<Record<string, Reason>> = { n: 'no-data', m: 'misses', w: 'wish' };

/** "Shall I ask an officer?" */
const YES_ALIASES = ['ya', 'iya', 'boleh', 'mau', 'yes'];

/** The choice that hands the text being answered just now to an officer, as it was written. */
export async function askOfficer(
  { tx, chat, words }: Pick<ChatTurn, 'tx' | 'chat' | 'words'>,
  reason: 'no-data' | 'misses' | 'wish',
): Promise<Choice> {
  const head = await textUnderWay(tx, chat.id);
  const [letter] = Object.entries(REASON_BY_LETTER).find(([, one]) => one === reason) ?? [];
  return choice(words, head ? `/human:${letter}${head.seq}` : '/human', 'tickets-ask', YES_ALIASES);
}
