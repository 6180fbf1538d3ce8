import { z } from 'zod';
import { choice, type Finish, type Flow, type Outcome } from '../../conversation/index.ts';
import { isOfficer, recordAct } from '../../identity/index.ts';
import type { PriceSeries } from '../../knowledge/index.ts';
import type { Understanding } from '../../language/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
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
import { agrees, byFormula, readFormulaParts } from './values/tbs-formula.ts';

const ENTRY = 'price-entry';
const Draft = z.object({
  series: z.string().default(''),
  period: z.string().default(''),
  value: z.number().positive().optional(),
  /** The price it is far from. */
  last: z.number().nullable().default(null),
  /** What the series' formula makes of the parts that were said, where that is another price. */
  expected: z.number().positive().nullable().default(null),
});
type Draft = z.infer<typeof Draft>;

/**
 * "harga lada putih 98rb/kg muntok hari ini" from an officer: noted at once, or after a yes where it is far from the last
 * price or not what the formula makes of what was said beside it. Null where it is no entry: a question, no price in it,
 * or no series of a person's keeping.
 */
export async function enterPrice(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome | null> {
  const entered = await enter(parts, turn, text, understanding);
  if (!entered) return null;
  return 'said' in entered ? say(turn, entered.said) : { kind: 'flow', flow: ENTRY, data: entered.doubtful };
}

/** What an officer wrote as a price: noted, refused, or to be confirmed first. */
async function enter(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<{ said: string } | { doubtful: Draft } | null> {
  if (!isOfficer(turn.roles) || understanding.question) return null;
  const { prices } = parts.knowledge;
  const today = todayOf(parts, turn.now);
  const formula = readFormulaParts(text);
  // Its parts are numbers, too: without them the price is the one that is left.
  const calculated = /\btbs\b/i.test(text) ? formula.parts : null;
  const price = readPrice(calculated ? formula.rest : text, today);
  const item = price && findItems(prices, price.rest, understanding)[0];
  if (!price || !item) return null;
  const own = (series: PriceSeries) => prices.sources.get(series.source)?.kind === 'manual';
  const { words } = turn;
  const picked = pickSeries(item, price.rest, own);
  const meant = pickSeries(item, price.rest);
  if (!picked || (meant?.named && meant.sure && !own(meant.series))) {
    const name = (meant?.named ? meant.series : item).name[words.language];
    return { said: words.markup('prices-entry-fetched', { name }) };
  }
  const { series, sure } = picked;
  if (!sure) {
    const names = item.series.filter(own).map(({ name }) => name[words.language]);
    return { said: words.markup('prices-entry-which', { names: names.join('; ') }) };
  }
  const value = inUnitOf(series, price);
  if (value === null) return { said: words.markup('prices-entry-unit', unitWords(turn, series)) };
  const period = periodOf(price.day ?? today, series.cadence);
  const draft: Draft = { series: series.id, period, value, last: null, expected: null };
  const expected = calculated && byFormula(series, calculated);
  if (expected !== null && !agrees(value, expected)) return { doubtful: { ...draft, expected } };
  const noted = await note(parts, turn, draft, false);
  if (noted.kind === 'noted') {
    const checked =
      expected !== null ? 'prices-entry-agrees' : series.formula ? 'prices-entry-check' : undefined;
    return { said: [noted.said, ...(checked ? [words.markup(checked)] : [])].join('\n\n') };
  }
  return noted.kind === 'far'
    ? { doubtful: { ...draft, last: noted.last } }
    : { said: words.markup('prices-entry-implausible', entryWords(parts, turn, draft)) };
}

/** A doubtful price is stored after a yes; another price written instead of one takes its place. */
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
          text: turn.words.say(
            draft.expected === null ? 'prices-entry-far' : 'prices-entry-formula',
            entryWords(parts, turn, draft),
          ),
          choices: [
            choice(turn.words, 'yes', 'prices-entry-yes', ['ya', 'iya', 'betul', 'benar', 'yes']),
            choice(turn.words, '/cancel', 'engine-cancel'),
          ],
        }),
        async read(answer, data, turn) {
          if (answer.kind === 'choice' && answer.id === 'yes') return { kind: 'next', data };
          const { text = '' } = answer.kind === 'text' ? answer : {};
          const instead = await enter(parts, turn, text, parts.language.understand({ text }));
          if (!instead) return { kind: 'again', text: turn.words.say('prices-entry-again') };
          return 'said' in instead
            ? { kind: 'leave', replies: [replyOf(turn, instead.said)] }
            : { kind: 'stay', data: instead.doubtful };
        },
      },
    ],
    async finish(draft, turn): Promise<Finish> {
      // The role may have ended since the form was begun.
      if (!isOfficer(turn.roles)) return { replies: [{ text: turn.words.say('prices-entry-no-role') }] };
      const noted = await note(parts, turn, draft, true);
      const said =
        noted.kind === 'noted'
          ? noted.said
          : turn.words.markup('prices-entry-implausible', entryWords(parts, turn, draft));
      return { replies: [replyOf(turn, said)] };
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

/** Stores one value; `far` where it is beyond the band and nobody has said yes, `implausible` beyond belief. */
async function note(
  parts: PriceParts,
  turn: ChatTurn,
  draft: Draft,
  accept: boolean,
): Promise<{ kind: 'noted'; said: string } | { kind: 'far'; last: number | null } | { kind: 'implausible' }> {
  const { words, tx, now } = turn;
  const series = parts.knowledge.prices.series.get(draft.series);
  const day = lastDayOf(draft.period);
  if (!series || day === null || draft.value === undefined) return { kind: 'implausible' };
  const one: Observation = { ...describe(series), period: draft.period, day, value: draft.value };
  const result = await parts.store(tx, [one], { accept, now, today: todayOf(parts, now) });
  if (result.kind === 'held') {
    const [held] = result.held;
    return held?.reason === 'band' ? { kind: 'far', last: held.last ?? null } : { kind: 'implausible' };
  }
  const { added, restated } = result;
  const { period, value } = draft;
  await recordAct(tx, now, parts.newId, {
    actor: turn.personId,
    act: 'price.entered',
    subject: series.id,
    detail: { period, value, accept, restated: restated > 0 },
  });
  const key = restated ? 'prices-entry-restated' : added ? 'prices-entry-noted' : 'prices-entry-same';
  return { kind: 'noted', said: words.markup(key, entryWords(parts, turn, draft)) };
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

function entryWords(
  parts: PriceParts,
  { words }: ChatTurn,
  { series: id, period, value = 0, last, expected }: Draft,
) {
  const series = parts.knowledge.prices.series.get(id);
  const { language } = words;
  const unit = words.label('prices-unit', { unit: series?.unit ?? '' });
  const priced = (amount: number) =>
    words.label('prices-per', { price: formatMoney(amount, series?.currency ?? 'IDR', language), unit });
  return {
    name: series?.name[language] ?? id,
    price: priced(value),
    date: formatPeriod(period, language),
    last: last === null ? '' : priced(last),
    expected: expected === null ? '' : priced(expected),
  };
}

function unitWords({ words }: ChatTurn, series: PriceSeries) {
  const unit = words.label('prices-unit', { unit: series.unit });
  const sign = series.currency === 'IDR' ? 'Rp' : 'US$';
  return { name: series.name[words.language], unit: words.label('prices-per', { price: sign, unit }) };
}

function say(turn: ChatTurn, markup: string): Outcome {
  return { kind: 'reply', replies: [replyOf(turn, markup)] };
}

function replyOf({ words }: ChatTurn, markup: string): Reply {
  return { text: parseMarkup(markup), choices: [choice(words, '/menu', 'engine-menu')] };
}
