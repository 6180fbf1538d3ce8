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
      const { ids, none } = language.matchCertificates(answer.text);
      const known = CERTIFICATES.filter((certificate) => ids.includes(certificate));
      if (none && !known.length) return { kind: 'next', data: { ...draft, certificates: [] } };
      if (!known.length) return again(turn, 'registration-certificates-again');
      return { kind: 'next', data: { ...draft, certificates: add(draft, known) } };
    },
  };
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
