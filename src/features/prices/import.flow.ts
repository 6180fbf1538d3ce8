import { z } from 'zod';
import { choice, type Flow } from '../../conversation/index.ts';
import { TableError } from '../../tables/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { type ReadTable, readPriceTable } from './import-table.ts';
import { type PriceParts, todayOf } from './price-parts.ts';

export const IMPORT = 'price-import';
const Draft = z.object({
  hash: z.string().optional(),
  /** How many values are far from the last known. */
  far: z.number().int().default(0),
  sure: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;
const SHOWN_PROBLEMS = 5;

/** An officer's table of prices: read whole or not at all; what is far from the last price is asked about first. */
export function importFlow(parts: PriceParts): Flow<Draft, ChatTurn> {
  const read = async (hash: string, turn: ChatTurn): Promise<ReadTable> =>
    readPriceTable(await parts.media.read(hash), parts.knowledge.prices, todayOf(parts, turn.now));
  return {
    name: IMPORT,
    version: 1,
    data: Draft,
    title: 'prices-import-title',
    steps: [
      {
        name: 'file',
        explain: 'prices-import-explain',
        accepts: ['document'],
        ask: (_draft, { words }) => ({
          text: words.say('prices-import-ask'),
          choices: [choice(words, '/cancel', 'engine-cancel')],
        }),
        async read(answer, draft, turn) {
          const { words, tx } = turn;
          if (answer.kind !== 'document' || !answer.media.stored)
            return { kind: 'again', text: words.say('prices-import-again') };
          const { hash } = answer.media.stored;
          try {
            const { observations, problems } = await read(hash, turn);
            if (problems.length) {
              const lines = problems
                .slice(0, SHOWN_PROBLEMS)
                .map(({ row, problem }) => words.label('prices-import-problem', { row, problem }))
                .join('; ');
              return { kind: 'again', text: words.say('prices-import-refused', { lines }) };
            }
            const far = await parts.doubt(tx, observations);
            return { kind: 'next', data: { ...draft, hash, far: far.length } };
          } catch (error) {
            if (!(error instanceof TableError)) throw error;
            return { kind: 'again', text: words.say('prices-import-again') };
          }
        },
      },
      {
        name: 'confirm',
        explain: 'prices-import-explain',
        when: ({ far, sure }) => far > 0 && !sure,
        ask: ({ far }, { words }) => ({
          text: words.say('prices-import-far', { far }),
          choices: [
            choice(words, 'yes', 'prices-entry-yes', ['ya', 'iya', 'betul', 'benar', 'yes']),
            choice(words, '/cancel', 'engine-cancel'),
          ],
        }),
        read: (answer, draft, { words }) =>
          answer.kind === 'choice' && answer.id === 'yes'
            ? { kind: 'next', data: { ...draft, sure: true } }
            : { kind: 'again', text: words.say('prices-entry-again') },
      },
    ],
    async finish({ hash, sure }, turn) {
      const { words, tx, now } = turn;
      if (hash === undefined) return { replies: [] };
      const { observations } = await read(hash, turn);
      const result = await parts.store(tx, observations, { accept: sure, now, today: todayOf(parts, now) });
      if (result.kind === 'held') {
        return { replies: [{ text: words.say('prices-import-implausible', { count: result.held.length }) }] };
      }
      const { added, restated, unchanged } = result;
      return {
        replies: [
          {
            text: words.say('prices-import-done', { added, restated, unchanged }),
            choices: [
              choice(words, '/price_status', 'prices-status-see'),
              choice(words, '/menu', 'engine-menu'),
            ],
          },
        ],
      };
    },
  };
}
