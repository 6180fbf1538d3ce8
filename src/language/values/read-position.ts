import { readNumberWord } from './number-words.ts';

/** Said around a number that picks something: "saya pilih yang nomor 2 aja ya kak". */
const AROUND = new Set(
  `nomor nomer nmr nmor nomr no nomornya nomernya angka angkanya pilihan pilihannya pilih piliih milih plh opsi opsinya
  option number num jawab jawaban jawabannya jawabnya jwb poin point butir urutan yang yg yng ke itu ini aja saja aj ja
  doang dong dongs deh dah sih lah ya iya yah y ok oke okay kak kaka ka kk pak bu mas mba mbak min admin bang bro gan sis
  saya sy aku ak ulun kami kita mau mo ambil ambl coba tolong cukup kayaknya sepertinya kalo kalau the i my please pick
  choose choice`
    .split(/\s+/)
    .filter(Boolean),
);

const FIRST = new Set(['pertama', 'prtama', 'pertamax', 'first', 'paling atas', 'teratas']);
const LAST = new Set(['terakhir', 'terahir', 'trakhir', 'last', 'paling bawah', 'paling akhir', 'terbawah']);
const ENGLISH = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/**
 * The position that a whole answer names, from 1: "2", "no.2", "nomer dua", "yg kedua", "ke-12", "dua belas aja kak",
 * "2nd", "terakhir" of `count`. Null where anything else is said with it ("2 kg", "dua saudara").
 * `typed` is simplified.
 */
export function readPosition(typed: string, count: number): number | null {
  const words = typed
    .replace(/^(\d+)(?:st|nd|rd|th)\b/, '$1')
    .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ')
    .split(' ')
    .filter((word) => word !== '' && !AROUND.has(word));
  const said = words
    .join(' ')
    .replace(/^(\S+) one$/, (whole, word) => (ENGLISH.includes(word) ? word : whole));
  if (FIRST.has(said)) return 1;
  if (LAST.has(said)) return count;
  if (ENGLISH.includes(said)) return ENGLISH.indexOf(said) + 1;
  if (/^\d{1,3}$/.test(said)) return Number(said);
  // "kedua", "keduabelas", "ke dua" (whose "ke" is gone by now); "kosong" and "ke" alone are no ordinals.
  return readSpoken(words.map((word, at) => (at === 0 ? word.replace(/^ke(?=\p{L}{3})/u, '') : word)));
}

/** One number from 1 to 99, said in words from beginning to end. */
function readSpoken(words: readonly string[]): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const word of words) {
    const parts = readNumberWord(word);
    if (!parts) return null;
    for (const part of parts) {
      if (part.role === 'digit' && digit === null) digit = part.value;
      else if (part.role === 'teen' && digit !== null && total === 0) {
        total = digit + 10;
        digit = 0;
      } else if (part.role === 'scale' && part.value === 10 && digit !== null && total === 0) {
        total = digit * 10;
        digit = null;
      } else return null;
    }
  }
  const value = total + (digit ?? 0);
  return value >= 1 && value <= 99 ? value : null;
}
