import { choice } from '../../../conversation/index.ts';
import type { ChatTurn } from '../../../turns/index.ts';
import { again, type BusinessReading, type BusinessStep, type StepParts } from '../business-step.ts';
import { type BusinessDraft, CERTIFICATES } from '../draft.ts';

type Certificate = (typeof CERTIFICATES)[number];

/** As they are printed on labels and spoken of. */
const ALIASES: Partial<Record<Certificate, string[]>> = { pirt: ['p-irt'], 'bpom-md': ['bpom'] };

/** Several may be held: a tap adds one and asks for more; a typed list is taken at once. */
export function certificatesStep({ language }: StepParts): BusinessStep {
  return {
    name: 'certificates',
    explain: 'registration-certificates-explain',
    ask(draft, { words }) {
      const open = CERTIFICATES.filter((certificate) => !draft.certificates.includes(certificate));
      const choices = open.map((certificate) =>
        choice(words, certificate, `registration-certificate-${certificate}`, ALIASES[certificate]),
      );
      if (!draft.certificates.length) {
        const none = choice(words, 'none', 'registration-certificates-none', [
          'belum',
          'belum ada',
          'tidak ada',
          'none',
        ]);
        return { text: words.say('registration-certificates-ask'), choices: [...choices, none] };
      }
      const done = choice(words, 'done', 'registration-done', [
        'selesai',
        'sudah',
        'cukup',
        'done',
        'itu aja',
      ]);
      const names = draft.certificates.map((certificate) =>
        words.label(`registration-certificate-${certificate}`),
      );
      return {
        text: words.say('registration-certificates-more', { names: names.join(', ') }),
        choices: [done, ...choices, choice(words, 'clear', 'registration-certificates-clear')],
      };
    },
    read(answer, draft, turn) {
      if (answer.kind === 'choice') return onChoice(answer.id, draft, turn);
      if (answer.kind !== 'text') return again(turn, 'registration-certificates-again');
      if (IN_PROGRESS.test(answer.text)) return again(turn, 'registration-certificates-in-progress');
      const numbers = /^[\d\s,.&+]+(?:dan\s+\d+)?$/.test(answer.text) ? byNumber(answer.text, draft) : [];
      const { ids, none } = numbers.length
        ? { ids: numbers, none: false }
        : language.matchCertificates(answer.text);
      const known = CERTIFICATES.filter((certificate) => ids.includes(certificate));
      if (none && !known.length) return { kind: 'next', data: { ...draft, certificates: [] } };
      if (!known.length) return again(turn, 'registration-certificates-again');
      return { kind: 'next', data: { ...draft, certificates: add(draft, known) } };
    },
  };
}

/** What is being applied for is not held yet, and a buyer must not be told that it is. */
const IN_PROGRESS =
  /\b(?:lagi|lg|sedang|sdg|masih|msh|akan|mau|rencana)\s+(?:di)?(?:urus|ngurus|proses|ajukan|daftar|bikin|buat)/i;

/** "1,2": places in the list as it was shown. */
function byNumber(text: string, draft: BusinessDraft): string[] {
  const open = CERTIFICATES.filter((certificate) => !draft.certificates.includes(certificate));
  const shown = draft.certificates.length ? ['done', ...open] : open;
  return [...text.matchAll(/\d+/g)].flatMap(([number]) => shown[Number(number) - 1] ?? []);
}

function onChoice(id: string, draft: BusinessDraft, turn: ChatTurn): BusinessReading {
  if (id === 'done') return { kind: 'next', data: draft };
  if (id === 'clear') return { kind: 'stay', data: { ...draft, certificates: [] } };
  if (id === 'none') return { kind: 'next', data: { ...draft, certificates: [] } };
  const chosen = CERTIFICATES.find((certificate) => certificate === id);
  if (!chosen) return again(turn, 'registration-certificates-again');
  return { kind: 'stay', data: { ...draft, certificates: add(draft, [chosen]) } };
}

function add(draft: BusinessDraft, more: readonly Certificate[]): Certificate[] {
  return CERTIFICATES.filter(
    (certificate) => draft.certificates.includes(certificate) || more.includes(certificate),
  );
}
