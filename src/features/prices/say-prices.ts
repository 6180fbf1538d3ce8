import type { PriceCatalogue, PriceItem, PriceSeries } from '../../knowledge/index.ts';
import type { Words } from '../../words/index.ts';
import { type Board, type BoardLine, rateOf } from './load-board.ts';
import { friendlyUnit, toRupiah } from './values/convert.ts';
import { formatChange, formatMoney, formatNumber, formatPeriod } from './values/format.ts';

/** One item in full, as markup: each series with its day and changes, how they relate, sources. */
export function sayItem(words: Words, catalogue: PriceCatalogue, item: PriceItem, board: Board): string {
  const known = board.lines.filter(({ newest }) => newest !== null);
  const unknown = board.lines.filter(({ newest }) => newest === null);
  const { language } = words;
  return [
    words.markup('prices-heading', { kind: item.kind, name: item.name[language] }),
    ...known.map((line) => sayLine(words, item, line, board)),
    unknown.length
      ? words.markup('prices-no-data-for', {
          names: unknown.map(({ series }) => series.name[language]).join('; '),
        })
      : '',
    known.length > 1 || item.relation?.from ? sayRelation(words, item, board) : '',
    saySources(
      words,
      catalogue,
      known,
      board,
      known.some(({ series }) => toDollars(series, board.dollar)),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Items one line each, for updates and for several asked at once. */
export function sayShort(
  words: Words,
  catalogue: PriceCatalogue,
  items: readonly PriceItem[],
  board: Board,
): string {
  const used = items.flatMap((item) => leadOf(item, board) ?? []);
  const lines = items
    .map((item) => {
      const line = leadOf(item, board);
      const { language } = words;
      if (!line?.newest) return words.markup('prices-short-none', { name: item.name[language] });
      // The series says which pepper, which market; a currency is one thing.
      const name = item.kind === 'currency' ? nameOfMoney(words, item) : line.series.name[language];
      const date = formatPeriod(line.newest.period, language);
      const rest = words.markup('prices-short-rest', { date, old: line.old ? 'yes' : 'no' });
      return `${sayAmount(words, item, line, board, name)} ${[rest, sayChanges(words, line)].filter(Boolean).join(' ')}`;
    })
    .join('\n\n');
  return [lines, saySources(words, catalogue, used, board)].filter(Boolean).join('\n\n');
}

/** The line that stands for an item: its main series where that has a value, else one that has. */
export function leadOf(item: PriceItem, { lines }: Board): BoardLine | undefined {
  const own = lines.filter(({ series, newest }) => series.item === item.id && newest);
  return own.find(({ series }) => series.id === item.main) ?? own[0];
}

/** Where the numbers come from, and with which rate they were turned into rupiah. */
export function saySources(
  words: Words,
  catalogue: PriceCatalogue,
  lines: ReadonlyArray<Pick<BoardLine, 'series' | 'newest'>>,
  { dollar }: Pick<Board, 'dollar'>,
  inDollars = false,
): string {
  const { language } = words;
  const known = lines.filter(({ newest }) => newest !== null);
  if (!known.length) return '';
  const names = known.map(({ newest }) => catalogue.sources.get(newest?.source ?? '')?.name[language] ?? '');
  const converted = dollar && (inDollars || known.some(({ series }) => series.currency !== 'IDR'));
  return [
    words.markup('prices-sources', { sources: [...new Set(names.filter(Boolean))].join('; ') }),
    converted
      ? words.markup('prices-converted', {
          rate: formatMoney(dollar.value, 'IDR', language),
          date: formatPeriod(dollar.day, language),
          old: dollar.old ? 'yes' : 'no',
        })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function sayLine(words: Words, item: PriceItem, line: BoardLine, board: Board): string {
  const { series, newest, old } = line;
  const name = series.level === 'rate' ? nameOfMoney(words, item) : series.name[words.language];
  const date = formatPeriod(newest?.period ?? '', words.language);
  const basis = series.basis[words.language];
  const when = words.markup('prices-line-when', { date, basis, old: old ? 'yes' : 'no' });
  const changes = sayChanges(words, line);
  return [sayAmount(words, item, line, board, name, true), when, changes].filter(Boolean).join('\n');
}

/** "CPO dunia: *US$1.140/ton* ≈ Rp19.265/kg" */
function sayAmount(
  words: Words,
  item: PriceItem,
  { series, newest }: BoardLine,
  { dollar }: Board,
  name: string,
  bothWays = false,
): string {
  const { language } = words;
  const value = newest?.value ?? 0;
  if (series.unit === 'money') {
    return words.markup('prices-amount', { name, price: formatMoney(value * item.show, 'IDR', language) });
  }
  const per = (amount: number, currency: string, unit: string) =>
    words.label('prices-per', {
      price: formatMoney(amount, currency, language),
      unit: words.label('prices-unit', { unit }),
    });
  const price = per(value, series.currency, series.unit);
  const rate = rateOf(series, dollar);
  if (series.currency !== 'IDR' && rate !== null) {
    const other = per(toRupiah(value, series, rate), 'IDR', friendlyUnit(series.unit));
    return words.markup('prices-amount-converted', { name, price, other });
  }
  // What a buyer abroad reckons in.
  const dollars = bothWays ? toDollars(series, dollar) : null;
  if (dollars === null) return words.markup('prices-amount', { name, price });
  return words.markup('prices-amount-converted', { name, price, other: per(value * dollars, 'USD', 'ton') });
}

/** Dollars a tonne for one rupiah a kilogram; null for what is not weighed and paid in rupiah. */
function toDollars({ currency, unit }: PriceSeries, dollar: Board['dollar']): number | null {
  return currency === 'IDR' && unit === 'kg' && dollar ? 1_000 / dollar.value : null;
}

function sayChanges(words: Words, { changes }: BoardLine): string {
  return changes
    .map(({ horizon, share }) =>
      words.markup('prices-change', { horizon, change: formatChange(share, words.language) }),
    )
    .join(', ');
}

/** "1 Yen Jepang", "1.000 Dong Vietnam" */
function nameOfMoney(words: Words, { show, name }: PriceItem): string {
  return words.label('prices-money', {
    amount: formatNumber(show, words.language),
    name: name[words.language],
  });
}

/** Why the owner's price is not the world's, with what the world's would be for the owner's goods. */
function sayRelation(words: Words, { relation }: PriceItem, { lines, dollar }: Board): string {
  if (!relation) return '';
  const { language } = words;
  const text = words.markup('prices-relation', { text: relation.text[language] });
  const from = lines.find(({ series, newest }) => series.id === relation.from && newest);
  const rate = from ? rateOf(from.series, dollar) : null;
  if (!from?.newest || rate === null || relation.factor === undefined) return text;
  const worth = toRupiah(from.newest.value, from.series, rate) * relation.factor;
  return `${text} ${words.markup('prices-relation-worth', {
    world: from.series.name[language],
    share: formatNumber(relation.factor * 100, language),
    worth: formatMoney(worth, 'IDR', language),
  })}`;
}
