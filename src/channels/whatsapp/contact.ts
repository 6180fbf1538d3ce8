import type { InboundContent } from '../../messages/index.ts';
import { clean } from '../clean.ts';

/** Longer contact cards hold pictures; the numbers come first. */
const MAX_VCARD = 20_000;
const MIN_LOCAL_DIGITS = 8;

/**
 * The phone number of the first shared contact that has one, or the sender's own among them. A contact card is written by
 * the sender; it is `own` only where it holds the number that WhatsApp itself vouches for.
 */
export function contactOf(
  vcards: readonly (string | null | undefined)[],
  provenPhone: string | undefined,
): InboundContent | undefined {
  const numbers = vcards.flatMap((vcard) => numbersIn(vcard ?? ''));
  if (provenPhone && numbers.some((number) => isSame(number, provenPhone))) {
    return { kind: 'contact', phone: provenPhone, own: true };
  }
  const first = numbers[0];
  return first === undefined ? undefined : { kind: 'contact', phone: clean(first, 40), own: false };
}

/** `item1.TEL;type=CELL;waid=6281200000001:+62 812-0000-0001`: WhatsApp's own form of a number is international. */
function numbersIn(vcard: string): string[] {
  const unfolded = vcard.slice(0, MAX_VCARD).replace(/\r?\n[ \t]/g, '');
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const [, parameters = '', value = ''] = /^(?:[\w-]{1,20}\.)?TEL([^:]*):(.*)$/i.exec(line) ?? [];
    const waid = /;waid=(\d{7,15})(?:;|$)/i.exec(parameters)?.[1];
    const number = waid ? `+${waid}` : value.replace(/^tel:/i, '').trim();
    return /\d/.test(number) ? [number] : [];
  });
}

/** Address books keep numbers as they are dialled at home: "0812…" is +62812… where all its digits are the same. */
function isSame(number: string, proven: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (proven === `+${digits}`) return true;
  const local = digits.replace(/^0/, '');
  return digits.startsWith('0') && local.length >= MIN_LOCAL_DIGITS && proven.endsWith(local);
}
