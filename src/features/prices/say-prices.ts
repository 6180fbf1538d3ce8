import type { PriceCatalogue, PriceItem } from '../../knowledge/index.ts';
import type { Words } from '../../words/index.ts';
import { type Board, type BoardLine, rateOf } from './load-board.ts';
import { toRupiah } from './values/convert.ts';
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
    saySources(words, catalogue, known, board),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Items one line each, for updates and for several asked at once. */
export function sayShort(words: Words, items: readonly PriceItem[], board: Board): string {
  return items
    .map((item) => {
      const own = board.lines.filter(({ series }) => series.item === item.id);
      const line =
        own.find(({ series, newest }) => series.id === item.main && newest) ??
        own.find(({ newest }) => newest);
      return line
        ? words.markup('prices-short', shortWords(words, item, line, board))
        : words.markup('prices-short-none', { name: item.name[words.language] });
    })
    .join('\n\n');
}

/** Where the numbers come from, and with which rate they were turned into rupiah. */
export function saySources(
  words: Words,
  catalogue: PriceCatalogue,
  lines: readonly BoardLine[],
  { dollar }: Board,
): string {
  const { language } = words;
  const known = lines.filter(({ newest }) => newest !== null);
  if (!known.length) return '';
  const names = known.map(({ newest }) => catalogue.sources.get(newest?.source ?? '')?.name[language] ?? '');
  const converted = dollar && known.some(({ series }) => series.currency !== 'IDR');
  return [
    words.markup('prices-sources', { sources: [...new Set(names.filter(Boolean))].join('; ') }),
    converted
      ? words.markup('prices-converted', {
          rate: formatMoney(dollar.value, 'IDR', language),
          date: formatPeriod(dollar.day, language),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function sayLine(words: Words, item: PriceItem, line: BoardLine, board: Board): string {
  const { series } = line;
  const { name, price, rupiah, date, old, changes } = shortWords(words, item, line, board);
  const full = words.markup('prices-line', {
    name: series.level === 'rate' ? name : series.name[words.language],
    price,
    rupiah,
  });
  const when = words.markup('prices-line-when', { date, basis: series.basis[words.language], old });
  return [full, when, changes ? words.markup('prices-line-changes', { changes }) : '']
    .filter(Boolean)
    .join('\n');
}

/** What both forms say of a series: "US$1.140/ton", "Rp19.265/kg" or nothing, "Mei 2026", the changes. */
function shortWords(
  words: Words,
  item: PriceItem,
  { series, newest, changes, old }: BoardLine,
  { dollar }: Board,
) {
  const { language } = words;
  const value = newest?.value ?? 0;
  const money = series.unit === 'money';
  const shown = money ? item.show : 1;
  const price = formatMoney(value * shown, series.currency, language);
  const unit = words.label('prices-unit', { unit: series.unit });
  const rate = rateOf(series, dollar);
  const rupiah =
    series.currency === 'IDR' || rate === null
      ? ''
      : formatMoney(toRupiah(value, series, rate), 'IDR', language);
  return {
    name: money
      ? words.label('prices-money', { amount: formatNumber(shown, language), name: item.name[language] })
      : item.name[language],
    price: money ? price : `${price}/${unit}`,
    rupiah:
      rupiah &&
      `${rupiah}/${words.label('prices-unit', { unit: series.unit === 'ton' ? 'kg' : series.unit })}`,
    date: formatPeriod(newest?.period ?? '', language),
    old: old ? 'yes' : 'no',
    changes: changes
      .map(({ horizon, share }) =>
        words.label('prices-change', { horizon, change: formatChange(share, language) }),
      )
      .join(', '),
  };
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
