/** What a word does when an amount is said in words. */
export type NumberWord =
  | { readonly role: 'digit'; readonly value: number }
  | { readonly role: 'teen' }
  | { readonly role: 'tens'; readonly value: number }
  | { readonly role: 'scale'; readonly value: number }
  | { readonly role: 'fraction'; readonly value: number }
  | { readonly role: 'point' };

const DIGITS: Readonly<Record<string, number>> = {
  nol: 0,
  kosong: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  lapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
  ampat: 4,
  anam: 6,
  talu: 3,
  walu: 8,
  sapuluh: 10,
  delapn: 8,
  tuju: 7,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  puluh: 10,
  ratus: 100,
  ribu: 1e3,
  rb: 1e3,
  rbu: 1e3,
  rebu: 1e3,
  k: 1e3,
  juta: 1e6,
  jt: 1e6,
  jeti: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  mlyr: 1e9,
  milyard: 1e9,
  triliun: 1e12,
  trilyun: 1e12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const FRACTIONS: Readonly<Record<string, number>> = {
  setengah: 0.5,
  separuh: 0.5,
  stgh: 0.5,
  half: 0.5,
  seperempat: 0.25,
};

/** The parts of a number word, also where they are written together ("duaratus", "seribu"); null when it is none. */
export function readNumberWord(word: string): readonly NumberWord[] | null {
  const single = readPart(word);
  if (single) return [single];
  const ones = /^(?:se|sa)(puluh|belas|ratus|ribu|rb|juta|miliar|milyar|triliun)$/.exec(word);
  if (ones?.[1]) {
    const scale = readPart(ones[1]);
    return scale ? [{ role: 'digit', value: 1 }, scale] : null;
  }
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const head = readPart(word.slice(0, cut));
    const tail = head && word.length - cut >= 3 ? readNumberWord(word.slice(cut)) : null;
    if (head && tail) return [head, ...tail];
  }
  return null;
}

function readPart(word: string): NumberWord | null {
  if (word === 'belas') return { role: 'teen' };
  if (word === 'koma') return { role: 'point' };
  const digit = Object.hasOwn(DIGITS, word) ? DIGITS[word] : undefined;
  if (digit !== undefined) return { role: 'digit', value: digit };
  const tens = Object.hasOwn(TENS, word) ? TENS[word] : undefined;
  if (tens !== undefined) return { role: 'tens', value: tens };
  const scale = Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
  if (scale !== undefined) return { role: 'scale', value: scale };
  const fraction = Object.hasOwn(FRACTIONS, word) ? FRACTIONS[word] : undefined;
  return fraction === undefined ? null : { role: 'fraction', value: fraction };
}
