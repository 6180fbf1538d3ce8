import type { Word } from '../normalise/normaliser.ts';
import type { Entity } from './entities.ts';

/** What a message itself names. `outside` is true where goods were named that the catalogue does not hold. */
export interface Named {
  readonly product: Entity | null;
  readonly country: Entity | null;
  readonly outside: boolean;
  /** A destination wider than a market, or money: the country of an earlier message is not meant. */
  readonly elsewhere: boolean;
  /** Several goods or several countries were named and nothing says which is meant. */
  readonly unclear: boolean;
}

const TOWARDS = new Set([
  'ke',
  'di',
  'dari',
  'to',
  'from',
  'pasar',
  'negara',
  'negeri',
  'in',
  'buyer',
  'pembeli',
  'importir',
  'for',
  'ka',
  'masuk',
]);
const TURNING = new Set(['kalau', 'yang', 'about', 'terus', 'if', 'kalo']);
/** "ke malaysia, eh thailand", "minyak gaharu eh bukan minyak nilam maksudnya": what follows is what was meant. */
const CORRECTING = new Set(['eh', 'ralat', 'maksudku', 'maksudnya', 'maksud']);
/** Words that may stand between a correction and the corrected name. */
const BETWEEN = new Set(['bukan', 'ke', 'yang', 'saya', 'salah', 'maaf', 'itu']);

/** Things made from other goods. */
const MADE = new Set([
  'makanan-olahan',
  'kosmetik-herbal',
  'minyak-atsiri',
  'kerajinan',
  'mebel-kayu',
  'amplang',
]);

/** Picks the one product and the one country a message is about from everything it names. */
export function chooseNames(words: readonly Word[], entities: readonly Entity[], bare: boolean): Named {
  const before = (entity: Entity, back = 1) => words[entity.from - back]?.text ?? '';
  const goods = entities.filter(({ kind }) => kind === 'product');
  const others = entities.filter(({ kind }) => kind === 'other-product');
  const sure = goods.filter(({ strength }) => strength === 'sure');
  const firstOther = others[0]?.from ?? Number.POSITIVE_INFINITY;
  // "kambing … ikan": an ordinary word after goods we do not hold is not what is meant.
  const pool = sure.length > 0 ? sure : goods.filter(({ from }) => from < firstOther);
  const turnedTo =
    pool.find((entity) => isCorrected(words, entity)) ?? pool.find((entity) => TURNING.has(before(entity)));
  const picked = turnedTo ?? pool[0] ?? null;
  // "sabun kelulut", "sambal udang": of names side by side the first is the thing, the second what it is made of.
  const product =
    goods.find((head) => picked !== null && head.to === picked.from && MADE.has(head.id ?? '')) ?? picked;
  const outside = product === null && others.length > 0;

  const named = entities.filter(
    (entity) =>
      entity.kind === 'country' &&
      (entity.strength === 'sure' || bare || TOWARDS.has(before(entity)) || isCapital(words, entity)),
  );
  // "masuk eropa lewat belanda": one country says more than the union it is in.
  const single = named.filter(({ id }) => id !== 'EU');
  const lands = single.length > 0 ? single : named;
  const turnedLand =
    lands.find((entity) => isCorrected(words, entity)) ??
    lands.findLast(
      (entity) =>
        TURNING.has(before(entity)) || (TOWARDS.has(before(entity)) && TURNING.has(before(entity, 2))),
    );
  const bound = lands.find((entity) => ['ke', 'ka', 'to'].includes(before(entity)));
  const towards = lands.find((entity) => TOWARDS.has(before(entity)));
  const country = turnedLand ?? bound ?? towards ?? lands[0] ?? null;
  const elsewhere = country === null && entities.some(({ kind }) => kind === 'region' || kind === 'currency');
  const unclear =
    (turnedTo === undefined && product === picked && several(pool)) ||
    (turnedLand === undefined && bound === undefined && several(lands));
  return { product, country, outside, elsewhere, unclear };
}

function several(entities: readonly Entity[]): boolean {
  return new Set(entities.map(({ id }) => id)).size > 1;
}

/** "to sell in the US": a short name written in capitals in a message that otherwise is not. */
function isCapital(words: readonly Word[], { from, to }: Entity): boolean {
  const shouted = words.filter(({ token }) => token.capital).length;
  return to - from === 1 && words[from]?.token.capital === true && shouted * 2 < words.length;
}

function isCorrected(words: readonly Word[], entity: Entity): boolean {
  let at = entity.from - 1;
  while (BETWEEN.has(words[at]?.text ?? '')) at--;
  return CORRECTING.has(words[at]?.text ?? '');
}
