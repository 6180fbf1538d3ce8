import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** `+6281234567890` as `+62 812 3456 7890`. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
