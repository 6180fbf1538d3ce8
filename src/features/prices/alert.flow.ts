import { z } from 'zod';
import { choice, type Finish, type Flow, type Step } from '../../conversation/index.ts';
import type { PriceItem, PriceSeries } from '../../knowledge/index.ts';
import { simplify } from '../../language/index.ts';
import type { Tx } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { type Direction, saveAlert } from './alerts.store.ts';
import { isStopped } from './chat.store.ts';
import { findItems, pickSeries } from './find-items.ts';
import { rateOf } from './load-board.ts';
import { type PriceParts, todayOf } from './price-parts.ts';
import { readNewest } from './prices.store.ts';
import { friendlyUnit, fromRupiah, toRupiah } from './values/convert.ts';
import { formatMoney, formatPeriod } from './values/format.ts';
import { isOld } from './values/freshness.ts';
import type { Day } from './values/period.ts';
import { readPrice } from './values/read-price.ts';

export const ALERT = 'price-alert';
const Draft = z.object({
  item: z.string().optional(),
  series: z.string().optional(),
  offered: z.array(z.string()).default([]),
  direction: z.enum(['above', 'below']).optional(),
  threshold: z.number().positive().optional(),
  /** What the series stands at, in rupiah for the friendly unit; null where nothing is known. */
  now: z.number().nullable().default(null),
  /** Where that is from; `rateDay` where it was turned into rupiah. */
  from: z
    .object({ period: z.string(), source: z.string(), rateDay: z.string().nullable(), old: z.boolean() })
    .nullable()
    .default(null),
});
export type AlertDraft = z.infer<typeof Draft>;

/** How far from the believable a limit may lie. */
const FAR = 3;

/** Which price, at what limit; only what was not said yet is asked. */
export function alertFlow(parts: PriceParts): Flow<AlertDraft, ChatTurn> {
  const { prices } = parts.knowledge;
  const seriesOf = (draft: AlertDraft) => prices.series.get(draft.series ?? '');
  const item: Step<AlertDraft, ChatTurn> = {
    name: 'item',
    explain: 'prices-alert-explain',
    when: (draft) => draft.series === undefined,
    ask: ({ offered }, { words }) => ({
      text: words.say('prices-alert-item-ask'),
      choices: offered.flatMap((id) => {
        const one = prices.items.get(id);
        return one ? [{ id, label: one.name[words.language] }] : [];
      }),
    }),
    async read(answer, draft, turn) {
      const text = answer.kind === 'text' ? answer.text : '';
      const named =
        answer.kind === 'choice'
          ? prices.items.get(answer.id)
          : findItems(prices, text, parts.language.understand({ text }))[0];
      const picked = named && (await chooseSeries(turn.tx, named, text));
      if (!named || !picked) return { kind: 'again', text: turn.words.say('prices-alert-item-again') };
      const about = await aboutSeries(turn.tx, picked, todayOf(parts, turn.now));
      return {
        kind: 'next',
        data: {
          ...draft,
          ...about,
          item: named.id,
          ...(readLimit(parts, text, picked, about.now, turn) ?? {}),
        },
      };
    },
  };
  const threshold: Step<AlertDraft, ChatTurn> = {
    name: 'threshold',
    explain: 'prices-alert-explain',
    when: (draft) => draft.threshold === undefined,
    ask(draft, { words }) {
      const series = seriesOf(draft);
      const name = series?.name[words.language] ?? '';
      const unit = series ? unitOf(words, series) : '';
      const now = series ? sayLatest(parts, words, series, draft) : '';
      return {
        text: words.say('prices-alert-threshold-ask', {
          name,
          unit,
          now,
          known: now ? 'yes' : 'no',
          example: exampleOf(draft, series, words),
        }),
      };
    },
    read(answer, draft, turn) {
      const series = seriesOf(draft);
      const { words } = turn;
      const limit =
        answer.kind === 'text' && series ? readLimit(parts, answer.text, series, draft.now, turn) : null;
      if (!limit || !series) {
        return {
          kind: 'again',
          text: words.say('prices-alert-threshold-again', { example: exampleOf(draft, series, words) }),
        };
      }
      if (isFar(limit.threshold, series, draft.now)) {
        return {
          kind: 'again',
          text: words.say('prices-alert-threshold-far', {
            threshold: formatMoney(limit.threshold, 'IDR', words.language),
            unit: unitOf(words, series),
          }),
        };
      }
      return { kind: 'next', data: { ...draft, ...limit } };
    },
  };
  return {
    name: ALERT,
    version: 1,
    data: Draft,
    title: 'prices-alert-title',
    steps: [item, threshold],
    finish: (draft, turn) => completeAlert(parts, draft, turn),
  };
}

/** Where everything was said at once: nothing is left to ask. Null where something is. */
export async function alertAtOnce(parts: PriceParts, data: unknown, turn: ChatTurn): Promise<Finish | null> {
  const draft = Draft.parse(data);
  const whole = draft.series !== undefined && draft.threshold !== undefined;
  return whole ? completeAlert(parts, draft, turn) : null;
}

async function completeAlert(parts: PriceParts, draft: AlertDraft, turn: ChatTurn): Promise<Finish> {
  const { words } = turn;
  const series = parts.knowledge.prices.series.get(draft.series ?? '');
  const { direction = 'above', threshold: limit } = draft;
  if (!series || limit === undefined) return { replies: [] };
  const beyond = draft.now !== null && (direction === 'above' ? draft.now > limit : draft.now < limit);
  await saveAlert(
    turn,
    { item: series.item, series: series.id, direction, threshold: limit },
    !beyond,
    parts.newId,
  );
  if (await isStopped(turn)) turn.setStopped(false);
  const money = (value: number) => sayLimit(words, series, value);
  const now = sayLatest(parts, words, series, draft);
  const done = words.say('prices-alert-done', {
    name: series.name[words.language],
    direction,
    threshold: money(limit),
    now,
    known: now ? 'yes' : 'no',
  });
  const text =
    beyond && draft.now !== null
      ? [...done, ...words.say('prices-alert-already', { direction, now: money(draft.now) })]
      : done;
  return {
    replies: [
      {
        text,
        choices: [choice(words, '/price_subs', 'prices-mine'), choice(words, '/menu', 'engine-menu')],
      },
    ],
  };
}

/** The series an alert is about: the one the words name; where they name none, the main one if it has a price, else one that has. */
export async function chooseSeries(tx: Tx, item: PriceItem, text: string): Promise<PriceSeries | null> {
  const picked = pickSeries(item, text);
  if (!picked || picked.named) return picked?.series ?? null;
  const newest = await readNewest(
    tx,
    item.series.map(({ id }) => id),
  );
  return newest.has(picked.series.id)
    ? picked.series
    : (item.series.find(({ id }) => newest.has(id)) ?? picked.series);
}

/** What an alert on a series needs to know of it. */
export async function aboutSeries(
  tx: Tx,
  series: PriceSeries,
  today: Day,
): Promise<Pick<AlertDraft, 'now' | 'from'> & { series: string }> {
  const newest = await readNewest(tx, [series.id, 'kurs-usd']);
  const last = newest.get(series.id);
  const dollar = newest.get('kurs-usd') ?? null;
  const rate = rateOf(series, dollar);
  const usable = last && rate !== null && last.unit === series.unit && last.currency === series.currency;
  if (!usable) return { series: series.id, now: null, from: null };
  const { period, source, value, day } = last;
  const old = isOld(day, series.cadence, today);
  const rateDay = series.currency === 'IDR' ? null : (dollar?.day ?? null);
  return { series: series.id, now: toRupiah(value, series, rate), from: { period, source, rateDay, old } };
}

/** "di atas 100 ribu": which way, and rupiah for the friendly unit. Without a word for the way it is the one still ahead. */
export function readLimit(
  parts: Pick<PriceParts, 'timeZone'>,
  text: string,
  series: PriceSeries,
  now: number | null,
  turn: Pick<ChatTurn, 'now'>,
): { direction: Direction; threshold: number } | null {
  const price = readPrice(text, todayOf(parts, turn.now)) ?? bareNumber(text);
  // "kalau dolar 17.000": the dollar is the goods, not the money.
  if (!price || (price.currency !== 'IDR' && series.unit !== 'money')) return null;
  const threshold =
    price.unit === 'ton' && friendlyUnit(series.unit) === 'kg' ? price.amount / 1_000 : price.amount;
  const direction = readDirection(text) ?? (now !== null && threshold < now ? 'below' : 'above');
  return { direction, threshold };
}

export function readDirection(text: string): Direction | null {
  const said = simplify(text);
  if (/\b(di ?bawah|kurang dari|below|under|turun|drop\w*|jatuh|anjlok)\b/.test(said)) return 'below';
  if (
    /\b(di ?atas|lebih dari|tembus|nyentuh|nyampe|nyampai|sampe|sentuh|above|over|naik|sampai|capai|mencapai|rises?|hits?)\b/.test(
      said,
    )
  )
    return 'above';
  return null;
}

function bareNumber(text: string): { amount: number; currency: string; unit: null } | null {
  const [, number] = /^\D*?(\d+(?:[.,]\d+)?)\D*$/.exec(text) ?? [];
  const amount = Number(number?.replace(',', '.'));
  return number && amount > 0 ? { amount, currency: 'IDR', unit: null } : null;
}

/** A slip of thousands: compared with what the series can be, in rupiah where the rate is in the last value. */
export function isFar(threshold: number, series: PriceSeries, now: number | null): boolean {
  if (now !== null) return threshold > now * 10 || threshold < now / 10;
  if (series.currency !== 'IDR') return false;
  const [low, high] = series.plausible;
  const value = fromRupiah(threshold, series, 1);
  return value < low / FAR || value > high * FAR;
}

function exampleOf(
  { now }: AlertDraft,
  series: PriceSeries | undefined,
  { language }: { language: 'id' | 'en' },
): string {
  const base =
    now ?? (series ? toRupiah(Math.sqrt(series.plausible[0] * series.plausible[1]), series, 1) : 100_000);
  return formatMoney(Number((base * 1.1).toPrecision(2)), 'IDR', language);
}

/** "Rp98.000/kg (23 November 2026, Catatan petugas)"; empty where nothing is known. */
function sayLatest(
  { knowledge: { prices } }: PriceParts,
  words: ChatTurn['words'],
  series: PriceSeries,
  { now, from }: Pick<AlertDraft, 'now' | 'from'>,
): string {
  if (now === null || from === null) return '';
  return words.label('prices-latest', {
    price: sayLimit(words, series, now),
    date: formatPeriod(from.period, words.language),
    old: from.old ? 'yes' : 'no',
    source: prices.sources.get(from.source)?.name[words.language] ?? from.source,
    converted: from.rateDay === null ? 'no' : 'yes',
    rate: from.rateDay === null ? '' : formatPeriod(from.rateDay, words.language),
  });
}

/** "Rp100.000/kg"; money has no unit but itself. */
export function sayLimit(words: ChatTurn['words'], series: PriceSeries, rupiah: number): string {
  const price = formatMoney(rupiah, 'IDR', words.language);
  return series.unit === 'money' ? price : words.label('prices-per', { price, unit: unitOf(words, series) });
}

function unitOf(words: ChatTurn['words'], { unit, rateOf: code }: PriceSeries): string {
  return unit === 'money' ? (code ?? '') : words.label('prices-unit', { unit: friendlyUnit(unit) });
}
