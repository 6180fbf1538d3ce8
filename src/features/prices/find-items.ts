import type { PriceCatalogue, PriceItem, PriceSeries } from '../../knowledge/index.ts';
import { simplify, type Understanding } from '../../language/index.ts';

type Named = Pick<Understanding, 'mentions'>;

/** The commodities and currencies that a text names, in the order named. */
export function findItems({ items }: PriceCatalogue, text: string, { mentions }: Named): PriceItem[] {
  const found = new Map<string, number>();
  const note = (item: PriceItem | undefined, at: number) => {
    if (item) found.set(item.id, Math.min(at, found.get(item.id) ?? at));
  };
  const phrased = mentions.filter(({ kind, id }) => kind === 'currency' && id === null);
  for (const { kind, id, text: said, start } of mentions) {
    if (kind === 'product')
      note(
        [...items.values()].find(({ products }) => products.includes(id ?? '')),
        start,
      );
    // "dolar" inside "dolar singapura" is one name: the phrase's own words say which.
    else if (kind === 'currency' && id !== null) note(items.get(id.toLowerCase()), start);
    else if (kind === 'currency')
      note(
        [...items.values()].find(({ words }) => words.includes(simplify(said))),
        start,
      );
  }
  let rest = ` ${simplify(text)} `;
  for (const { text: said } of phrased) rest = rest.replace(` ${simplify(said)} `, ' ');
  const byLength = [...items.values()]
    .flatMap((item) => item.words.map((phrase) => ({ item, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  for (const { item, phrase } of byLength) {
    const at = rest.indexOf(` ${phrase} `);
    if (at < 0) continue;
    note(item, at);
    rest = `${rest.slice(0, at + 1)}${'.'.repeat(phrase.length)}${rest.slice(at + 1 + phrase.length)}`;
  }
  return [...found].sort((a, b) => a[1] - b[1]).flatMap(([id]) => items.get(id) ?? []);
}

/** The series of an item that the words fit best; the main one where they say nothing. */
export function pickSeries(
  item: PriceItem,
  text: string,
  wanted: (series: PriceSeries) => boolean = () => true,
): { series: PriceSeries; sure: boolean; named: boolean } | null {
  const said = ` ${simplify(text)} `;
  const ranked = item.series
    .filter(wanted)
    .map((series) => ({
      series,
      hits: series.words.filter((word) => said.includes(` ${word} `)).length,
      main: series.id === item.main ? 1 : 0,
    }))
    .sort((a, b) => b.hits - a.hits || b.main - a.main);
  const [best, second] = ranked;
  if (!best) return null;
  return { series: best.series, sure: !second || best.hits > second.hits, named: best.hits > 0 };
}
