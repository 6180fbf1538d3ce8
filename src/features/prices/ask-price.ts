import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import type { PriceItem, PriceSeries } from '../../knowledge/index.ts';
import { simplify, type Understanding, wordsOf } from '../../language/index.ts';
import type { Attachment, Choice } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { recordGap } from '../gaps/index.ts';
import { keepTopic } from '../requirements/index.ts';
import { askOfficer } from '../tickets/index.ts';
import { SPANS, seriesChart, spanStart } from './chart/series-chart.ts';
import { readNewestDemand } from './demand.store.ts';
import { findItems, pickSeries } from './find-items.ts';
import { type Board, loadBoard } from './load-board.ts';
import { readOwnItems } from './own-items.store.ts';
import { type PriceParts, todayOf } from './price-parts.ts';
import { readHistory, readNewest } from './prices.store.ts';
import { leadOf, sayItem, sayShort } from './say-prices.ts';

const MAX_ITEMS = 6;
const MAX_OFFERED = 8;
const DEFAULT_MONTHS = 12;
/** The currencies asked about most. */
const MAIN_CURRENCIES = ['usd', 'myr', 'sgd', 'cny', 'jpy', 'eur'];

/** "brp harga sawit hr ini", "kurs yen", "tren karet 1 thn" */
export async function askPrice(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome> {
  const { prices } = parts.knowledge;
  const named = withoutMoney(findItems(prices, text, understanding), text).slice(0, MAX_ITEMS);
  const [first, ...more] = named.length ? named : inherited(parts, text, understanding);
  if (!first) {
    if (understanding.outsideCatalogue || !saysOnlyPrice(text))
      return unknownGoods(parts, turn, text, understanding);
    return askWhich(parts, turn, /\b(kurs|rate|valas|nilai tukar)\b/.test(simplify(text)));
  }
  if (more.length) return showSeveral(parts, turn, [first, ...more]);
  const months = readSpan(text);
  const chosen = months === null ? null : pickSeries(first, text, () => true);
  remember(turn, first);
  if (chosen && months !== null)
    return showTrend(parts, turn, first, chosen.sure ? chosen.series : null, months);
  return showItem(parts, turn, first, text);
}

/** `/price[:<item>]` */
export async function priceCommand(
  parts: PriceParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const item = parts.knowledge.prices.items.get(argument ?? '');
  if (!item) return askWhich(parts, turn, argument === 'kurs');
  remember(turn, item);
  return showItem(parts, turn, item, '');
}

/** `/chart:<series>:<months>` */
export async function chartCommand(
  parts: PriceParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const [id = '', span = ''] = (argument ?? '').split(':');
  const series = parts.knowledge.prices.series.get(id);
  const item = parts.knowledge.prices.items.get(series?.item ?? '');
  if (!series || !item) return askWhich(parts, turn, false);
  return showTrend(parts, turn, item, series, nearestSpan(Number(span) || DEFAULT_MONTHS));
}

async function showItem(parts: PriceParts, turn: ChatTurn, item: PriceItem, text: string): Promise<Outcome> {
  const { words, tx, now } = turn;
  const { prices } = parts.knowledge;
  const board = await loadBoard(tx, prices, [item], todayOf(parts, now));
  const known = board.lines.filter(({ newest }) => newest);
  if (!known.length) return noData(parts, turn, item, text);
  const lead = leadOf(item, board);
  const attachment = lead ? await chartOf(parts, turn, item, lead.series, DEFAULT_MONTHS) : null;
  const demand = item.hs.length ? await readNewestDemand(tx, item.id) : [];
  return replyMarkup(
    sayItem(words, prices, item, board),
    [
      ...known
        .filter(({ series }) => series !== lead?.series)
        .map(({ series }) => ({
          id: `/chart:${series.id}:${DEFAULT_MONTHS}`,
          label: words.label('prices-chart', { name: series.name[words.language] }).slice(0, 60),
        })),
      ...(attachment && lead ? [spanChoice(turn, lead.series, 60)] : []),
      choice(words, `/price_subscribe:${item.id}`, 'prices-subscribe'),
      choice(words, `/price_alert:${item.id}`, 'prices-alert'),
      ...(demand.length ? [choice(words, `/demand:${item.id}`, 'prices-demand-ask')] : []),
    ],
    attachment,
  );
}

async function showTrend(
  parts: PriceParts,
  turn: ChatTurn,
  item: PriceItem,
  wanted: PriceSeries | null,
  months: number,
): Promise<Outcome> {
  const { words, tx, now } = turn;
  const { prices } = parts.knowledge;
  const board = await loadBoard(tx, prices, [item], todayOf(parts, now));
  // Where the words fit several series, the one that can be drawn.
  const line =
    board.lines.find(({ series, newest }) => newest && series === wanted) ??
    board.lines.find(({ series, newest }) => newest && series.id === item.main) ??
    board.lines.find(({ newest }) => newest);
  if (!line?.newest || (wanted && line.series !== wanted))
    return noData(parts, turn, item, '', wanted ?? undefined);
  const attachment = await chartOf(parts, turn, item, line.series, months);
  const others = SPANS.filter((span) => span !== months).map((span) => spanChoice(turn, line.series, span));
  const only: Board = { ...board, lines: [line] };
  const note = attachment ? '' : words.markup('prices-chart-too-few');
  const text = [sayItem(words, prices, { ...item, relation: undefined }, only), note]
    .filter(Boolean)
    .join('\n\n');
  return replyMarkup(
    text,
    [...(attachment ? others : []), choice(words, `/price:${item.id}`, 'prices-back')],
    attachment,
  );
}

async function showSeveral(parts: PriceParts, turn: ChatTurn, items: readonly PriceItem[]): Promise<Outcome> {
  const { words, tx, now } = turn;
  const { prices } = parts.knowledge;
  const board = await loadBoard(tx, prices, items, todayOf(parts, now));
  return replyMarkup(
    sayShort(words, prices, items, board),
    items.map((item) => ({ id: `/price:${item.id}`, label: item.name[words.language] })),
  );
}

/** The picture of a series, kept where channels find it; null where there is too little to draw. */
async function chartOf(
  { knowledge: { prices }, charts, media }: PriceParts,
  { words, tx }: ChatTurn,
  item: PriceItem,
  series: PriceSeries,
  months: number,
): Promise<Attachment | null> {
  const newest = (await readNewest(tx, [series.id])).get(series.id);
  if (!newest) return null;
  const points = await readHistory(tx, series, spanStart(newest.day, months));
  const svg = seriesChart(words, { item, series, source: prices.sources.get(newest.source) }, points);
  if (svg === null) return null;
  const kept = await media.put(await charts.draw(svg));
  if ('refused' in kept) throw new Error(`a chart was refused: ${kept.refused}`);
  return { kind: 'image', hash: kept.hash, mimeType: kept.mimeType, fileName: `${series.id}.png` };
}

async function noData(
  parts: PriceParts,
  turn: ChatTurn,
  item: PriceItem,
  text: string,
  series?: PriceSeries,
): Promise<Outcome> {
  const { words } = turn;
  const name = (series ?? item).name[words.language];
  const question = text || `harga ${name}`;
  const product = item.products[0] ?? null;
  await recordGap(
    turn,
    { kind: 'no-data', text: question, intent: 'price', product, country: null },
    parts.newId,
  );
  const demand = item.hs.length ? await readNewestDemand(turn.tx, item.id) : [];
  return replyMarkup(words.markup('prices-no-data', { name }), [
    choice(words, `/price_subscribe:${item.id}`, 'prices-subscribe'),
    ...(demand.length ? [choice(words, `/demand:${item.id}`, 'prices-demand-ask')] : []),
    choice(words, '/price', 'prices-others'),
    await askOfficer(turn, 'no-data', false),
    choice(words, '/menu', 'engine-menu'),
  ]);
}

async function unknownGoods(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  { product }: Understanding,
): Promise<Outcome> {
  await recordGap(turn, { kind: 'no-data', text, intent: 'price', product, country: null }, parts.newId);
  const { words } = turn;
  return replyMarkup(words.markup('prices-unknown'), [
    choice(words, '/price', 'prices-others'),
    await askOfficer(turn, 'no-data', false),
    choice(words, '/menu', 'engine-menu'),
  ]);
}

async function askWhich(parts: PriceParts, turn: ChatTurn, money: boolean): Promise<Outcome> {
  const { words } = turn;
  return replyMarkup(
    words.markup(money ? 'prices-which-currency' : 'prices-which'),
    await itemChoices(parts, turn, '/price:', money),
  );
}

/** Items to choose from: what the owner makes first. */
export async function itemChoices(
  { knowledge: { prices } }: PriceParts,
  turn: ChatTurn,
  prefix: string,
  money: boolean,
): Promise<Choice[]> {
  const { words } = turn;
  const all = [...prices.items.values()];
  const own = money ? [] : await readOwnItems(turn, all);
  const goods = all.filter(({ kind }) => kind === 'commodity');
  const offered = money
    ? MAIN_CURRENCIES.flatMap((id) => prices.items.get(id) ?? [])
    : [...new Set([...own, ...goods])];
  return [
    ...offered
      .slice(0, MAX_OFFERED)
      .map((item) => ({ id: `${prefix}${item.id}`, label: item.name[words.language] })),
    ...(money || prefix !== '/price:' ? [] : [choice(words, '/price:kurs', 'prices-rates')]),
  ];
}

/** "kalau kakao?" says no price word; "berapa?" after a talk about pepper names nothing. */
function inherited(
  { knowledge: { prices } }: PriceParts,
  text: string,
  { product, outsideCatalogue }: Understanding,
): PriceItem[] {
  if (!product || outsideCatalogue || !saysOnlyPrice(text)) return [];
  return [...prices.items.values()].filter(({ products }) => products.includes(product));
}

/** "Harga lada dalam dolar": the dollar is what the price is in, not a second thing that is asked for. */
function withoutMoney(named: PriceItem[], text: string): PriceItem[] {
  const goods = named.filter(({ kind }) => kind === 'commodity');
  const inMoney =
    /\b(dalam|pakai|pake|in) (usd|dolar|dollars?|dolr)\b|\b(usd|dolar|dollars?|dolr) ?(per|se)? ?(ton|kg|kilo)\b/;
  return goods.length && inMoney.test(simplify(text)) ? goods : named;
}

/** Words around a price that name no goods. */
const AROUND =
  /^(\d+|harga\w*|hrg|price|prices|berapa|brp|brapa|kurs\w*|rate|rates|valas|nilai|tukar|mata|uang|sekarang|skrg|skr|saat|hari|hr|ini|itu|kemarin|terbaru|terkini|update|info|cek|lihat|tanya|mau|tahu|tau|dong|kak|kakak|ya|yah|min|pak|bu|bang|kalau|kalo|klo|yang|yg|di|per|kg|kilo|sekilo|ton|naik|turun|tren\w*|trend|grafik\w*|chart|tahun|thn|bulan|bln|minggu|sebulan|setahun|seminggu|sehari|dunia|lokal|internasional|pasar|pasaran|petani|jual|beli|berapaan|nya|apa|saja|aja|komoditas|the|what|is|how|much|of|today)$/;

/** "harganya berapa sekarang?" goes on about the goods before; "harga jengkol" is about something else. */
function saysOnlyPrice(text: string): boolean {
  return wordsOf(text).every((word) => AROUND.test(word));
}

function remember(turn: ChatTurn, item: PriceItem): void {
  const [product] = item.products;
  if (product) keepTopic(turn, { intent: 'price', product, country: null });
}

/** How many months a text asks for, as one of the spans; null where it asks for no course of time. */
export function readSpan(text: string): (typeof SPANS)[number] | null {
  const said = simplify(text);
  const [, amount, unit] =
    /\b(\d{1,3}|se) ?(tahun|thn|th|year|years|bulan|bln|month|months)\b/.exec(said) ?? [];
  if (amount !== undefined && unit !== undefined) {
    const count = amount === 'se' ? 1 : Number(amount);
    return nearestSpan(/^(t|y)/.test(unit) ? count * 12 : count);
  }
  return /\b(tren|trend|trennya|grafik|grafiknya|chart|perkembangan)\b/.test(said) ? DEFAULT_MONTHS : null;
}

function nearestSpan(months: number): (typeof SPANS)[number] {
  return SPANS.find((span) => span >= months) ?? 120;
}

function spanChoice({ words }: ChatTurn, series: PriceSeries, months: number): Choice {
  return { id: `/chart:${series.id}:${months}`, label: words.label('prices-span', { months }) };
}
