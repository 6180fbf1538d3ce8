import type { Lexicon } from '../lexicon/schema.ts';
import { createPhraseIndex, type PhraseHit } from '../match/phrase-index.ts';
import type { Word } from '../normalise/normaliser.ts';

/** What a phrase in the message names. `id` is a product id, a country or currency code, or a kabupaten code. */
export interface Entity {
  readonly kind: 'product' | 'other-product' | 'country' | 'region' | 'currency' | 'regency';
  /** Null for goods outside the catalogue and for regions that are no market of their own. */
  readonly id: string | null;
  readonly strength: 'sure' | 'weak';
  /** Words `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** True where a misspelling was mended. */
  readonly guessed: boolean;
}

type Meaning = Pick<Entity, 'kind' | 'id' | 'strength'> | { readonly kind: 'hidden'; readonly hides: string };

export interface EntityFinder {
  /** Entities that do not overlap, left to right; of two readings of the same words the longer wins. */
  find(words: readonly Word[]): Entity[];
  /** Words a misspelling may be mended to: those of goods, countries and money. */
  words(): Iterable<string>;
}

/** Builds the finder for everything the lexicon names: goods, countries, money, kabupaten. */
export function createEntityFinder(lexicon: Lexicon): EntityFinder {
  const names = createPhraseIndex(namesIn(lexicon), lexicon.slang.words);
  const places = createPhraseIndex(placesIn(lexicon), lexicon.slang.words);
  return {
    words: () => names.words(),
    find(words) {
      const hits = [...names.find(words), ...places.find(words)].sort(
        (a, b) => b.to - b.from - (a.to - a.from) || orderOf(a) - orderOf(b),
      );
      const taken = new Map<number, PhraseHit<Meaning>>();
      const entities: Entity[] = [];
      for (const hit of hits) {
        if (isBlocked(hit, taken)) continue;
        for (let at = hit.from; at < hit.to; at++) taken.set(at, hit);
        const { meaning, from, to } = hit;
        if (meaning.kind !== 'hidden') {
          const guessed = words.slice(from, to).some((word) => word.guessed);
          entities.push({
            kind: meaning.kind,
            id: meaning.id,
            strength: meaning.strength,
            from,
            to,
            guessed,
          });
        }
      }
      return entities.sort((a, b) => a.from - b.from);
    },
  };
}

/** Words already read belong to the longer phrase, except that a `not` phrase hides only its own product or country. */
function isBlocked(hit: PhraseHit<Meaning>, taken: ReadonlyMap<number, PhraseHit<Meaning>>): boolean {
  for (let at = hit.from; at < hit.to; at++) {
    const holder = taken.get(at);
    if (!holder) continue;
    if (holder.meaning.kind !== 'hidden' || hit.meaning.kind === 'hidden') return true;
    if (holder.meaning.hides === hit.meaning.id) return true;
  }
  return false;
}

/** Among readings of equal length: hidden first, then as written before mended, then sure before weak. */
function orderOf(hit: PhraseHit<Meaning>): number {
  if (hit.meaning.kind === 'hidden') return -1;
  const weak = hit.meaning.strength === 'weak' ? 0.5 : 0;
  const place = hit.meaning.kind === 'regency' ? 0.1 : 0;
  return hit.bent + weak + place;
}

function* placesIn(lexicon: Lexicon): Generator<readonly [string, Meaning]> {
  for (const { code, aliases } of lexicon.places.regencies) {
    for (const phrase of aliases) yield [phrase, { kind: 'regency', id: code, strength: 'sure' }];
  }
}

function* namesIn(lexicon: Lexicon): Generator<readonly [string, Meaning]> {
  for (const { id, aliases, weak, not } of lexicon.products.products) {
    for (const phrase of not) yield [phrase, { kind: 'hidden', hides: id }];
    for (const phrase of aliases) yield [phrase, { kind: 'product', id, strength: 'sure' }];
    for (const phrase of weak) yield [phrase, { kind: 'product', id, strength: 'weak' }];
  }
  for (const { aliases } of lexicon.products.others) {
    for (const phrase of aliases) yield [phrase, { kind: 'other-product', id: null, strength: 'sure' }];
  }
  for (const { code, aliases, cities, weak, not } of lexicon.countries.countries) {
    for (const phrase of not) yield [phrase, { kind: 'hidden', hides: code }];
    for (const phrase of [...aliases, ...cities])
      yield [phrase, { kind: 'country', id: code, strength: 'sure' }];
    for (const phrase of weak) yield [phrase, { kind: 'country', id: code, strength: 'weak' }];
  }
  for (const { code = null, aliases, not } of lexicon.countries.regions) {
    const kind = code === null ? 'region' : 'country';
    for (const phrase of not) yield [phrase, { kind: 'hidden', hides: code ?? '' }];
    for (const phrase of aliases) yield [phrase, { kind, id: code, strength: 'sure' }];
  }
  for (const { code, aliases } of lexicon.countries.currencies) {
    for (const phrase of aliases) yield [phrase, { kind: 'currency', id: code, strength: 'sure' }];
  }
  for (const phrase of lexicon.countries.currency_phrases) {
    yield [phrase, { kind: 'currency', id: null, strength: 'sure' }];
  }
}
