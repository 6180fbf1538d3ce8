import { type AmountToken, tokeniseAmounts } from './number-tokens.ts';
import { type NumberWord, readNumberWord } from './number-words.ts';

/** A number found among tokens; `value` is the lower bound where a range was said, `next` the first token after it. */
export interface FoundNumber {
  readonly value: number;
  readonly upper: number | null;
  readonly first: number;
  readonly next: number;
}

/**
 * Reads the first number in a text: digits in Indonesian or English style, words, abbreviations ("98rb", "1,2 jt",
 * "dua ratus", "setengah", "Rp 98.000,-"). A range gives its lower bound. Null where there is none; a sign before the
 * digits ("-5") is no number an owner means, so it gives null too.
 */
export function parseNumber(text: string): number | null {
  const tokens = tokeniseAmounts(text);
  const found = findNumbers(tokens)[0];
  if (!found) return null;
  const before = tokens[found.first - 1];
  const signed = before?.text === '-' && before.end === tokens[found.first]?.start && found.first === 1;
  return signed ? null : found.value;
}

/** Every number among the tokens, ranges joined. */
export function findNumbers(tokens: readonly AmountToken[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let at = 0; at < tokens.length; ) {
    const number = readRange(tokens, at);
    if (number) found.push(number);
    at = number ? number.next : at + 1;
  }
  return found;
}

function readRange(tokens: readonly AmountToken[], at: number): FoundNumber | null {
  const low = readOne(tokens, at);
  if (!low) return null;
  const gap = rangeSignLength(tokens, low.next);
  // "dua tiga ton": two number words in a row are a range said without "sampai".
  const spoken = readNumberWord(tokens[low.next]?.text ?? '') !== null;
  const high = gap > 0 || spoken ? readOne(tokens, low.next + gap) : null;
  if (!high) return { value: low.value, upper: null, first: at, next: low.next };
  // "2-3 ribu": the scale is said once and meant for both.
  const scale = low.scale === 1 && high.scale > 1 && low.value < high.value / high.scale ? high.scale : 1;
  const bounds = [low.value * scale, high.value].sort((a, b) => a - b);
  return { value: bounds[0] ?? low.value, upper: bounds[1] ?? null, first: at, next: high.next };
}

function rangeSignLength(tokens: readonly AmountToken[], at: number): number {
  const [one, two, three] = [tokens[at]?.text, tokens[at + 1]?.text, tokens[at + 2]?.text];
  if (one === 's' && two === '/' && three === 'd') return 3;
  return one !== undefined && ['-', '–', '—', '~', 'sampai', 'sampe', 'hingga', 'sd', 'to'].includes(one)
    ? 1
    : 0;
}

interface OneNumber {
  readonly value: number;
  /** Largest scale word that was said, 1 when none: "2 ribu" → 1000. */
  readonly scale: number;
  readonly next: number;
}

function readOne(tokens: readonly AmountToken[], at: number): OneNumber | null {
  const sum = {
    total: 0,
    group: 0,
    unit: null as number | null,
    lastScale: Number.POSITIVE_INFINITY,
    scale: 1,
  };
  let next = at;
  let decimals = '';
  let afterPoint = false;
  let lone = true;
  for (; next < tokens.length; next++) {
    const token = tokens[next];
    if (!token) break;
    if (joinsTens(tokens, next)) continue;
    const parts: readonly NumberWord[] | null =
      token.literal === null ? readNumberWord(token.text) : [{ role: 'digit', value: token.literal }];
    if (!parts) break;
    // A number starts with a digit or a fraction: "juta" or "rb" alone says no amount.
    if (next === at && !['digit', 'tens', 'fraction'].includes(parts[0]?.role ?? '')) break;
    if (!parts.every((part) => add(part))) break;
    lone = false;
  }
  if (lone) return null;
  const fraction = decimals === '' ? 0 : Number(`0.${decimals}`);
  const value = sum.total + sum.group + (sum.unit ?? 0) + fraction;
  return { value: Number(value.toPrecision(12)), scale: sum.scale, next };

  /** The hyphen of "twenty-five" and the "and" of "one hundred and five". */
  function joinsTens(all: readonly AmountToken[], index: number): boolean {
    const sign = all[index]?.text;
    const tens = sum.unit === null && sum.group % 100 >= 20;
    const hundreds = sum.unit === null && sum.group >= 100 && sum.group % 100 === 0;
    if (!(sign === '-' && tens) && !(sign === 'and' && hundreds)) return false;
    const after = all[index + 1];
    const role = after?.literal === null ? readNumberWord(after.text)?.[0]?.role : undefined;
    return role === 'digit' || (role === 'tens' && hundreds);
  }

  function add(part: NumberWord): boolean {
    if (part.role === 'point') {
      if (sum.unit === null && sum.group === 0) return false;
      afterPoint = true;
      return true;
    }
    if (part.role === 'digit') {
      if (afterPoint) {
        decimals += String(part.value);
        return true;
      }
      if (sum.unit !== null && part.value < 1 && Number.isInteger(sum.unit)) {
        sum.unit += part.value;
        return true;
      }
      if (sum.unit !== null || (sum.group > 0 && part.value >= 10 && sum.group < 100)) return false;
      sum.unit = part.value;
      return true;
    }
    if (part.role === 'tens') {
      if (sum.unit !== null || sum.group % 100 !== 0) return false;
      sum.group += part.value;
      return true;
    }
    if (part.role === 'teen') {
      sum.group += 10 + (sum.unit ?? 0);
      sum.unit = null;
      return true;
    }
    if (part.role === 'fraction') {
      if (sum.unit === null && sum.group === 0 && sum.total > 0) sum.total += part.value * sum.lastScale;
      else sum.unit = (sum.unit ?? 0) + part.value;
      return true;
    }
    if (part.value < 1000) {
      sum.group += (sum.unit ?? 1) * part.value;
      sum.unit = null;
      return true;
    }
    if (part.value >= sum.lastScale) return false;
    const fraction = decimals === '' ? 0 : Number(`0.${decimals}`);
    const amount = sum.group + (sum.unit ?? 0) + fraction;
    sum.total += amount * part.value;
    Object.assign(sum, {
      group: 0,
      unit: null,
      lastScale: part.value,
      scale: Math.max(sum.scale, part.value),
    });
    decimals = '';
    afterPoint = false;
    return true;
  }
}
