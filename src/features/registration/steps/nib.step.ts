import { parseNib } from '../../../language/index.ts';
import { again, type BusinessStep } from '../business-step.ts';

export function nibStep(): BusinessStep {
  return {
    name: 'nib',
    explain: 'registration-nib-explain',
    freeText: true,
    skip: (draft) => ({ ...draft, nib: null }),
    ask: (_draft, { words }) => ({ text: words.say('registration-nib-ask') }),
    read(answer, draft, turn) {
      if (answer.kind !== 'text') return again(turn, 'registration-nib-not-digits');
      if (NONE.test(answer.text)) return { kind: 'next', data: { ...draft, nib: null } };
      const read = parseNib(answer.text);
      if (read.kind === 'ok') return { kind: 'next', data: { ...draft, nib: read.nib } };
      if (read.kind === 'not-digits') return again(turn, 'registration-nib-not-digits');
      return again(turn, `registration-nib-${read.kind}`, { digits: read.digits });
    },
  };
}

/** No NIB, or none yet: being applied for, later. */
const NONE =
  /^\s*(?:nanti|ntar|lagi|lg|masih|sedang|msh)\b.*(?:\b(?:di)?urus|proses|aja|saja|dulu).*$|^\s*(belum|blm|tidak|tdk|ga|gak|nggak|kada|no)(\s+(ada|punya|have|yet|one))*(\s*(kak|nib|nya))*\s*[.!]?\s*$/i;
