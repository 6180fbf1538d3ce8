import { type CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js/min';

export type PhoneResult =
  | { readonly kind: 'ok'; readonly e164: string; readonly country: string | null }
  | { readonly kind: 'too-short' | 'too-long' | 'unknown-country' | 'not-a-number' | 'invalid' };

/**
 * Reads a phone number to E.164. `defaultCountry` is meant where no country code was typed. The small metadata set is
 * enough: it knows each country's number patterns; which of them are mobile does not matter, an owner may give a
 * landline.
 */
export function parsePhone(text: string, defaultCountry: CountryCode = 'ID'): PhoneResult {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=[\d\s])[oO](?=[\d\s])|^[oO](?=\d)/g, '0');
  const start = typed.search(/[+\d(]/);
  if (start < 0) return { kind: 'not-a-number' };
  const number = typed.slice(start).replace(/[^\d+].*?(?=\d|$)/g, ' ');
  try {
    const phone = parsePhoneNumberWithError(number, defaultCountry);
    if (!phone.isValid()) return { kind: reasonFor(phone.nationalNumber.length, phone.country) };
    return { kind: 'ok', e164: phone.number, country: phone.country ?? null };
  } catch (error) {
    return { kind: reasonFrom(error) };
  }
}

/** Indonesian numbers have 8 to 12 digits after the country code. */
function reasonFor(digits: number, country: string | undefined): 'too-short' | 'too-long' | 'invalid' {
  if (country !== undefined && country !== 'ID') return 'invalid';
  if (digits < 9) return 'too-short';
  return digits > 12 ? 'too-long' : 'invalid';
}

function reasonFrom(
  error: unknown,
): 'too-short' | 'too-long' | 'unknown-country' | 'not-a-number' | 'invalid' {
  const message = error instanceof Error ? error.message : '';
  if (message === 'TOO_SHORT') return 'too-short';
  if (message === 'TOO_LONG') return 'too-long';
  if (message === 'INVALID_COUNTRY') return 'unknown-country';
  return message === 'NOT_A_NUMBER' ? 'not-a-number' : 'invalid';
}
