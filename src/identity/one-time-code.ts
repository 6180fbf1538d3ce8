import { createHash, randomInt } from 'node:crypto';

/** A whole number from 0 up to, not including, `below`. Injected, so that a test can have the same codes in every run. */
export type RandomInt = (below: number) => number;

/** Numbers that nobody can foretell. */
export const unforeseeable: RandomInt = (below) => randomInt(below);

/** No 0 and O, no 1, I and L: codes are read aloud and typed off a screen. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** A code of ten characters, 49 bits, with a digit in it, so that no word is one. Fits a deep link (P23). */
export function makeCode(random: RandomInt): string {
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => LETTERS[random(LETTERS.length)]).join('');
    if (/\d/.test(code)) return code;
  }
}

/** A code of six digits, for typing from one chat into another within minutes. */
export function makeShortCode(random: RandomInt): string {
  return String(random(1_000_000)).padStart(6, '0');
}

/** What is stored of a code, however it was typed: in small letters, with spaces or hyphens. */
export function hashCode(code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(plain).digest('base64url');
}
