import { z } from 'zod';
import { choice, type Finish, type Flow, type Outcome } from '../../conversation/index.ts';
import { isOfficer } from '../../identity/index.ts';
import type { PriceSeries } from '../../knowledge/index.ts';
import type { Understanding } from '../../language/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { listFetches } from './fetch.store.ts';
import { findItems, pickSeries } from './find-items.ts';
import { openIncidents } from './incidents.store.ts';
import { type PriceParts, todayOf } from './price-parts.ts';
import type { Observation } from './prices.store.ts';
import { sayIncident } from './say-incident.ts';
import { describe } from './sources/pink-sheet.ts';
import { formatMoney, formatPeriod } from './values/format.ts';
import { lastDayOf, periodOf } from './values/period.ts';
import { readPrice } from './values/read-price.ts';

const ENTRY = 'price-entry';
const Draft = z.object({
  series: z.string().default(''),
  period: z.string().default(''),
  value: z.number().positive().optional(),
});
type Draft = z.infer<typeof Draft>;

/**
 * "harga lada putih 98rb/kg muntok hari ini" from an officer: noted at once, or after a yes where it is far from the last
 * price. Null where it is no entry: a question, no price in it, or no series of a person's keeping.
 */
export async function enterPrice(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome | null> {
  if (!isOfficer(turn.roles) || understanding.question) return null;
  const { prices } = parts.knowledge;
  const today = todayOf(parts, turn.now);
  const price = readPrice(text, today);
  const item = price && findItems(prices, price.rest, understanding)[0];
  if (!price || !item) return null;
  const own = (series: PriceSeries) => prices.sources.get(series.source)?.kind === 'manual';
  const { words } = turn;
  const picked = pickSeries(item, price.rest, own);
  if (!picked) return say(turn, words.markup('prices-entry-fetched', { name: item.name[words.language] }));
  const { series, sure } = picked;
  if (!sure) {
    const names = item.series.filter(own).map(({ name }) => name[words.language]);
    return say(turn, words.markup('prices-entry-which', { names: names.join('; ') }));
  }
  const value = inUnitOf(series, price);
  if (value === null) return say(turn, words.markup('prices-entry-unit', unitWords(turn, series)));
  const draft = { series: series.id, period: periodOf(price.day ?? today, series.cadence), value };
  const noted = await note(parts, turn, draft, false);
  return noted ?? { kind: 'flow', flow: ENTRY, data: draft };
}

/** A price that is far from the last one is stored after a yes. */
export function entryFlow(parts: PriceParts): Flow<Draft, ChatTurn> {
  return {
    name: ENTRY,
    version: 1,
    data: Draft,
    title: 'prices-entry-title',
    steps: [
      {
        name: 'confirm',
        explain: 'prices-entry-explain',
        ask: (draft, turn) => ({
          text: turn.words.say('prices-entry-far', entryWords(parts, turn, draft)),
          choices: [
            choice(turn.words, 'yes', 'prices-entry-yes', ['ya', 'iya', 'betul', 'benar', 'yes']),
            choice(turn.words, '/cancel', 'engine-cancel'),
          ],
        }),
        read: (answer, data, { words }) =>
          answer.kind === 'choice' && answer.id === 'yes'
            ? { kind: 'next', data }
            : { kind: 'again', text: words.say('prices-entry-again') },
      },
    ],
    async finish(draft, turn): Promise<Finish> {
      const noted = await note(parts, turn, draft, true);
      const { words } = turn;
      return noted?.kind === 'reply'
        ? { replies: noted.replies }
        : { replies: [{ text: words.say('prices-entry-implausible', entryWords(parts, turn, draft)) }] };
    },
  };
}

/** `status harga`: what came in, what failed. */
export async function statusCommand(parts: PriceParts, turn: ChatTurn): Promise<Outcome> {
  const { words, tx } = turn;
  const { prices } = parts.knowledge;
  const incidents = await openIncidents(tx);
  const fetches = await listFetches(tx);
  const when = new Intl.DateTimeFormat(words.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: parts.timeZone,
  });
  const came = fetches.map(({ source, fetchedAt, failures }) =>
    words.markup('prices-status-source', {
      name: prices.sources.get(source)?.name[words.language] ?? source,
      when: fetchedAt ? when.format(fetchedAt) : '-',
      failures,
    }),
  );
  const wrong = incidents.map((incident) => sayIncident(words, incident));
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  return say(
    turn,
    [
      words.markup('prices-status'),
      came.length ? list(came) : words.markup('prices-status-none'),
      wrong.length
        ? `${words.markup('prices-status-wrong')}\n${list(wrong)}`
        : words.markup('prices-status-well'),
      words.markup('prices-status-how'),
    ].join('\n\n'),
  );
}

/** Stores one value; null where it is beyond the band and nobody has said yes, or beyond belief. */
async function note(
  parts: PriceParts,
  turn: ChatTurn,
  draft: Draft,
  accept: boolean,
): Promise<Outcome | null> {
  const { words, tx, now } = turn;
  const series = parts.knowledge.prices.series.get(draft.series);
  const day = lastDayOf(draft.period);
  if (!series || day === null || draft.value === undefined) return null;
  const one: Observation = { ...describe(series), period: draft.period, day, value: draft.value };
  const result = await parts.store(tx, [one], { accept, now, today: todayOf(parts, now) });
  if (result.kind === 'held') return null;
  const key = result.restated
    ? 'prices-entry-restated'
    : result.added
      ? 'prices-entry-noted'
      : 'prices-entry-same';
  return say(turn, words.markup(key, entryWords(parts, turn, draft)));
}

/** The value in the series' own unit and money; null where the words say another that cannot be turned into it. */
function inUnitOf(
  series: PriceSeries,
  price: { amount: number; currency: string; unit: string | null },
): number | null {
  if (price.currency !== series.currency) return null;
  if (price.unit === null || price.unit === series.unit) return price.amount;
  if (price.unit === 'kg' && series.unit === 'ton') return price.amount * 1_000;
  return price.unit === 'ton' && series.unit === 'kg' ? price.amount / 1_000 : null;
}

function entryWords(parts: PriceParts, { words }: ChatTurn, { series: id, period, value = 0 }: Draft) {
  const series = parts.knowledge.prices.series.get(id);
  const { language } = words;
  const unit = words.label('prices-unit', { unit: series?.unit ?? '' });
  const price = words.label('prices-per', {
    price: formatMoney(value, series?.currency ?? 'IDR', language),
    unit,
  });
  return { name: series?.name[language] ?? id, price, date: formatPeriod(period, language) };
}

function unitWords({ words }: ChatTurn, series: PriceSeries) {
  const unit = words.label('prices-unit', { unit: series.unit });
  const sign = series.currency === 'IDR' ? 'Rp' : 'US$';
  return { name: series.name[words.language], unit: words.label('prices-per', { price: sign, unit }) };
}

function say({ words }: ChatTurn, markup: string): Outcome {
  return {
    kind: 'reply',
    replies: [{ text: parseMarkup(markup), choices: [choice(words, '/menu', 'engine-menu')] }],
  };
}
