import { choice } from '../../conversation/index.ts';
import { textUnderWay } from '../../inbox/index.ts';
import type { Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { Reason } from './tickets.store.ts';

/** By a letter in the choice `/human:n4711`: why an officer was offered for the text at that place of the inbox. */
export const REASON_BY_LETTER: Readonly<Record<string, Reason>> = { n: 'no-data', m: 'misses', w: 'wish' };

/** "Shall I ask an officer?" Few and plain: a longer word would be found inside whatever is written next. */
const YES_ALIASES = ['ya', 'iya'];

/**
 * The choice that hands the text being answered just now to an officer, as it was written. `asked`: the sentence above asks
 * whether to, so a plain yes takes it.
 */
export async function askOfficer(
  { tx, chat, words }: Pick<ChatTurn, 'tx' | 'chat' | 'words'>,
  reason: 'no-data' | 'misses' | 'wish',
  asked = true,
): Promise<Choice> {
  const head = await textUnderWay(tx, chat.id);
  const [letter] = Object.entries(REASON_BY_LETTER).find(([, one]) => one === reason) ?? [];
  return choice(
    words,
    head ? `/human:${letter}${head.seq}` : '/human',
    'tickets-ask',
    asked ? YES_ALIASES : undefined,
  );
}
