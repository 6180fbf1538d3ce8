/** A number said digit by digit: "nol delapan satu dua …", "0 8 1 2 …". */
const SPELT =
  /(?<![\p{L}\d])(?:(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine|\d)(?![\p{L}\d])[\s,.-]{0,3}){8,}/giu;

/**
 * Takes phone numbers, e-mail addresses, links and handles out of what is passed on before both sides have agreed to know
 * each other. Prices and quantities stay: a phone number has at least nine digits and is no round amount of money.
 */
export function maskContacts(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\bhttps?:\/\/\S+|\bwww\.\S+|\b(?:wa\.me|t\.me)\/\S+/gi, '…')
    .replace(/\S+@\S+\.\S+/g, '…')
    .replace(/(^|[\s(])@\w{3,}/g, '$1…')
    .replace(/(?:\+|\b0)\d[\d\s().-]{6,}\d/g, '…')
    .replace(/\b628[\d\s.-]{6,}\d/g, '…')
    .replace(/\b(?:60|65)\d[\d\s-]{6,}\d\b/g, '…')
    .replace(SPELT, '…')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
