import type { Normaliser } from '../normalise/normaliser.ts';
import type { EntityFinder } from '../understand/entities.ts';
import { splitList } from './match-choices.ts';

/** A product an owner makes: the name as typed, and its catalogue id where it is known. */
export interface NamedProduct {
  readonly name: string;
  readonly catalogId: string | null;
}

const LEAD_IN =
  /^(?:(?:produk|usaha|usahanya|jualan|jual|jualannya|produksi|bikin|buat|kami|saya|sy|aku|ulun|punya|ada|kak|ka|pak|bu|min|itu|adalah|yaitu|yg|yang|saya|kita|olah|mengolah|memproduksi|menjual|bikinan|utamanya|utama|macam|hmm|oh|eh|nah|jadi|untuk|sekarang|cuma|hanya|baru|masih|kebanyakan|paling|produknya|nya|maunya|mau|ekspor|ekspornya)\s+)+/i;
const TAIL =
  /(?:\s+(?:aja|saja|kak|ka|pak|bu|min|ya|dong|sih|dll|dsb|juga|gitu|itu|kok|lah|doang|deh|🙏))+[.!]*$/iu;
const MAX_NAME = 60;

/**
 * Splits an answer to "what do you make?" into products: "amplang, madu kelulut sama keripik pisang", "1. amplang 2.
 * madu", one a line. Names keep the owner's spelling; duplicates are dropped.
 */
export function splitProducts(text: string, normaliser: Normaliser, finder: EntityFinder): NamedProduct[] {
  const numbered = text.replace(/(?:^|\s)\d{1,2}\s*[.)]\s*(?=\p{L})/gu, '\n');
  const products: NamedProduct[] = [];
  for (const part of splitList(numbered)) {
    const name = part.replace(LEAD_IN, '').replace(TAIL, '').replace(/\s+/g, ' ').trim().slice(0, MAX_NAME);
    if (!/\p{L}{2}/u.test(name) || products.some((known) => known.name.toLowerCase() === name.toLowerCase()))
      continue;
    products.push({ name, catalogId: catalogIdOf(name, normaliser, finder) });
  }
  return products;
}

/** The catalogue product a name says; where it holds several, the longest phrase decides ("keripik pisang": pisang). */
function catalogIdOf(name: string, normaliser: Normaliser, finder: EntityFinder): string | null {
  const goods = finder
    .find(normaliser.normalise(name))
    .filter(({ kind }) => kind === 'product' || kind === 'other-product')
    .sort(
      (a, b) =>
        b.to - b.from - (a.to - a.from) || (a.strength === 'weak' ? 1 : 0) - (b.strength === 'weak' ? 1 : 0),
    );
  return goods[0]?.id ?? null;
}
