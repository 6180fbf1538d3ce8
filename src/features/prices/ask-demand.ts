import { choice, type Outcome, replyMarkup } from '../../conversation/index.ts';
import type { PriceItem } from '../../knowledge/index.ts';
import { simplify, type Understanding } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { recordGap } from '../gaps/index.ts';
import { keepTopic } from '../requirements/index.ts';
import { readNewestDemand } from './demand.store.ts';
import { findItems } from './find-items.ts';
import type { PriceParts } from './price-parts.ts';
import { formatNumber } from './values/format.ts';

const SHOWN = 5;
const BUYING =
  /\b(beli|membeli|pembeli|pembelinya|buyer|impor|import|importir|mengimpor|ekspor|export|pasar|permintaan|market|markets|demand|buy|buys|buyers)\b/;
const MOST = /\b(terbesar|terbanyak|paling (banyak|besar|sering|tinggi)|utama|top|biggest|largest|most)\b/;
const WHERE = /\b(negara|siapa|mana|dunia|country|countries|who|where|world)\b/;
const WHICH_BUY =
  /\b(negara (mana|apa)( saja| aja)?( yang)?|siapa( saja| aja)?( yang)?|which countries|who) (suka )?(beli|membeli|impor|mengimpor|import|imports|buy|buys)\b.*\b(dari indonesia|dari kita|from indonesia)\b|\b(negara (mana|apa)( saja| aja)?( yang)?|which countries) (suka )?(beli|membeli|impor|mengimpor|import|buy)\b/;

/**
 * "negara mana yang paling banyak beli kepiting": which countries buy how much of something. Null where the text does not
 * ask that, or names nothing that has a heading in trade statistics.
 */
export async function askDemand(
  parts: PriceParts,
  turn: ChatTurn,
  text: string,
  understanding: Understanding,
): Promise<Outcome | null> {
  if (!asksWhoBuys(text)) return null;
  const [item] = findItems(parts.knowledge.prices, text, understanding).filter(({ hs }) => hs.length);
  if (!item) return null;
  const [product] = item.products;
  if (product) keepTopic(turn, { intent: 'price', product, country: null });
  return showDemand(parts, turn, item, text);
}

/** Whether a text asks which countries buy: more than for a buyer of one's own goods, which is about leads. */
export function asksWhoBuys(text: string): boolean {
  const said = simplify(text);
  return WHICH_BUY.test(said) || (BUYING.test(said) && MOST.test(said) && WHERE.test(said));
}

/** `/demand:<item>`: who buys it from Indonesia. */
export async function demandCommand(
  parts: PriceParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const item = parts.knowledge.prices.items.get(argument ?? '');
  if (item) return showDemand(parts, turn, item, '');
  const { words } = turn;
  return replyMarkup(words.markup('prices-demand-none'), [choice(words, '/menu', 'engine-menu')]);
}

async function showDemand(
  parts: PriceParts,
  turn: ChatTurn,
  item: PriceItem,
  text: string,
): Promise<Outcome> {
  const { words, tx } = turn;
  const { prices, countries } = parts.knowledge;
  const choices = [
    choice(words, `/price:${item.id}`, 'prices-see'),
    choice(words, '/leads', 'leads-mine-owner'),
    choice(words, '/menu', 'engine-menu'),
  ];
  const rows = await readNewestDemand(tx, item.id);
  const [newest] = rows;
  if (!newest) {
    const product = item.products[0] ?? null;
    const question = text || `pembeli ${item.name[words.language]}`;
    await recordGap(
      turn,
      { kind: 'no-data', text: question, intent: 'leads', product, country: null },
      parts.newId,
    );
    return replyMarkup(words.markup('prices-demand-none'), choices);
  }
  const world = rows.find(({ partner }) => partner === 0);
  const named = rows
    .filter(({ partner, valueUsd }) => partner !== 0 && valueUsd > 0)
    .slice(0, SHOWN)
    .map(({ partner, valueUsd }) => ({ country: countryOf(partner), valueUsd }));
  const regions = new Intl.DisplayNames([words.language], { type: 'region' });
  /** Whoever is not in our list still has their place: left out, the next one would be called larger than it is. */
  function countryOf(partner: number): string {
    const code = prices.partners.get(String(partner));
    if (code === undefined) return words.label('prices-demand-other');
    return countries.get(code)?.name[words.language] ?? regions.of(code) ?? code;
  }
  const million = (usd: number) => formatNumber(usd / 1_000_000, words.language);
  const lines = named.map(({ country, valueUsd }, at) =>
    words.markup('prices-demand-line', { rank: at + 1, country, millions: million(valueUsd) }),
  );
  const heading = words.markup('prices-demand', {
    name: item.name[words.language],
    year: String(newest.year),
    millions: world ? million(world.valueUsd) : '',
    known: world ? 'yes' : 'no',
  });
  return replyMarkup([heading, lines.join('\n'), words.markup('prices-demand-source')].join('\n\n'), choices);
}
