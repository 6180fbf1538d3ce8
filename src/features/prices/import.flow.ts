import { z } from 'zod';
import { type Answer, choice, type Flow, type Outcome } from '../../conversation/index.ts';
import { isOfficer, recordAct } from '../../identity/index.ts';
import type { InboundContent, Reply, RichText } from '../../messages/index.ts';
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
          const took = await take(parts, answer, turn);
          return 'said' in took
            ? { kind: 'again', text: took.said }
            : { kind: 'next', data: { ...draft, ...took } };
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
      // The role may have ended since the form was begun.
      if (!isOfficer(turn.roles)) return { replies: [{ text: turn.words.say('prices-entry-no-role') }] };
      if (hash === undefined) return { replies: [] };
      return { replies: [await keep(parts, turn, hash, sure)] };
    },
  };
}

/** A table that an officer sends without being asked for one; null for whatever is none of theirs. */
export async function receivePriceTable(
  parts: PriceParts,
  turn: ChatTurn,
  content: InboundContent,
): Promise<Outcome | null> {
  if (content.kind !== 'document' || !isOfficer(turn.roles)) return null;
  const took = await take(parts, content, turn);
  if (!('said' in took)) {
    return took.far
      ? { kind: 'flow', flow: IMPORT, data: took, at: 'confirm' }
      : { kind: 'reply', replies: [await keep(parts, turn, took.hash, false)] };
  }
  const choices = [choice(turn.words, '/price_import', 'prices-import-open')];
  return { kind: 'reply', replies: [{ text: took.said, choices }] };
}

/** The file with how many of its values are far from what is known, or what to say where it cannot be used. */
async function take(
  parts: PriceParts,
  content: Answer | InboundContent,
  turn: ChatTurn,
): Promise<{ hash: string; far: number } | { said: RichText }> {
  const { words, tx } = turn;
  if (content.kind !== 'document' || !content.media.stored) return { said: words.say('prices-import-again') };
  const { hash } = content.media.stored;
  try {
    const { observations, problems } = await read(parts, hash, turn);
    if (problems.some(({ problem }) => problem === 'columns'))
      return { said: words.say('prices-import-again') };
    if (problems.length) {
      const lines = problems
        .slice(0, SHOWN_PROBLEMS)
        .map(({ row, problem }) => words.label('prices-import-problem', { row, problem }))
        .join('; ');
      return { said: words.say('prices-import-refused', { lines }) };
    }
    return { hash, far: (await parts.doubt(tx, observations)).length };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { said: words.say('prices-import-again') };
  }
}

async function read(parts: PriceParts, hash: string, turn: ChatTurn): Promise<ReadTable> {
  return readPriceTable(await parts.media.read(hash), parts.knowledge.prices, todayOf(parts, turn.now));
}

/** Stores the whole table or nothing; `accept` is the officer's word that what is far from the last price is right. */
async function keep(parts: PriceParts, turn: ChatTurn, hash: string, accept: boolean): Promise<Reply> {
  const { words, tx, now } = turn;
  const { observations } = await read(parts, hash, turn);
  const result = await parts.store(tx, observations, { accept, now, today: todayOf(parts, now) });
  if (result.kind === 'held')
    return { text: words.say('prices-import-implausible', { count: result.held.length }) };
  const { added, restated, unchanged } = result;
  await recordAct(tx, now, parts.newId, {
    actor: turn.personId,
    act: 'price.imported',
    detail: { added, restated, unchanged, accept },
  });
  return {
    text: words.say('prices-import-done', { added, restated, unchanged }),
    choices: [choice(words, '/price_status', 'prices-status-see'), choice(words, '/menu', 'engine-menu')],
  };
}
