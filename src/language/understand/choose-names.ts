import type { Word } from '../normalise/normaliser.ts';
import type { Entity } from './entities.ts';

/** What a message itself names. `outside` is true where goods were named that the catalogue does not hold. */
export interface Named {
  readonly product: Entity | null;
  readonly country: Entity | null;
  readonly outside: boolean;
  /** A destination wider than a market, or money: the country of an earlier message is not meant. */
  readonly elsewhere: boolean;
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

/** Picks the one product and the one country a message is about from everything it names. */
export function chooseNames(words: readonly Word[], entities: readonly Entity[], bare: boolean): Named {
  const before = (entity: Entity, back = 1) => words[entity.from - back]?.text ?? '';
  const goods = entities.filter(({ kind }) => kind === 'product');
  const sure = goods.filter(({ strength }) => strength === 'sure');
  const outside = sure.length === 0 && entities.some(({ kind }) => kind === 'other-product');
  const pool = sure.length > 0 ? sure : outside ? [] : goods;
  const turnedTo = pool.find((entity) => TURNING.has(before(entity)));
  const product = turnedTo ?? pool[0] ?? null;

  const lands = entities.filter(
    (entity) =>
      entity.kind === 'country' && (entity.strength === 'sure' || bare || TOWARDS.has(before(entity))),
  );
  const turnedLand = lands.findLast(
    (entity) =>
      TURNING.has(before(entity)) || (TOWARDS.has(before(entity)) && TURNING.has(before(entity, 2))),
  );
  const bound = lands.find((entity) => ['ke', 'ka', 'to'].includes(before(entity)));
  const towards = lands.find((entity) => TOWARDS.has(before(entity)));
  const country = turnedLand ?? bound ?? towards ?? lands[0] ?? null;
  const elsewhere = country === null && entities.some(({ kind }) => kind === 'region' || kind === 'currency');
  return { product, country, outside, elsewhere };
}
