import { again, type BusinessStep, oneLine } from '../business-step.ts';

const MAX_NAME = 100;

export function businessNameStep(): BusinessStep {
  return {
    name: 'business-name',
    explain: 'registration-business-name-explain',
    freeText: true,
    ask: (_draft, { words }) => ({ text: words.say('registration-business-name-ask') }),
    read(answer, draft, turn) {
      const name = answer.kind === 'text' ? readName(answer.text.replace(BUSINESS_LEAD_IN, '')) : null;
      if (name === null) return again(turn, 'registration-business-name-again');
      if (name.length > MAX_NAME) return again(turn, 'registration-name-too-long', { max: MAX_NAME });
      return { kind: 'next', data: { ...draft, name } };
    },
  };
}

export function ownerNameStep(): BusinessStep {
  return {
    name: 'owner-name',
    explain: 'registration-owner-name-explain',
    freeText: true,
    ask: ({ name }, { words }) => ({
      text: words.say('registration-owner-name-ask', { business: name ?? '' }),
    }),
    read(answer, draft, turn) {
      const name = answer.kind === 'text' ? readName(answer.text.replace(LEAD_IN, '')) : null;
      if (name === null || /\d{3}/.test(name)) return again(turn, 'registration-owner-name-again');
      if (name.length > MAX_NAME) return again(turn, 'registration-name-too-long', { max: MAX_NAME });
      return { kind: 'next', data: { ...draft, ownerName: name } };
    },
  };
}

const BUSINESS_LEAD_IN =
  /^\s*(?:nama\s+(?:usaha|toko|brand|merek|warung)\s*(?:saya|sy|kami|nya|ku|ulun)?|namanya|my business is(?: called)?)(?:\s+(?:adalah|itu|ya))?\s*:?\s+/i;
/** Words that answer another question, or none. */
const NO_NAME =
  /^(?:(?:belum|blm|tidak|ga|gak|nggak|kada)\s+(?:ada|punya)(?:\s+nama\w*)?|setuju|agree|selesai|sudah|oke?|iya?|ya|tidak|nanti|lewati|skip|gatau|(?:tidak|ga|gak|nggak)\s+ta[hu]+u?)(?:\s+(?:kak|ya|dulu))*[.!]*$/i;
const LEAD_IN =
  /^\s*(nama\s+(saya|sy|aku|ulun)(\s+adalah)?|(saya|sy|aku|ulun)\s+bernama|my name is)\s*:?\s+/i;

/** A name has letters, is more than one character and no question; it may have digits, dots, quotes ("CV. 88 Jaya"). */
function readName(text: string): string | null {
  const name = oneLine(text);
  if (name.endsWith('?') || NO_NAME.test(name)) return null;
  return name.length >= 2 && /\p{L}/u.test(name) ? name : null;
}
