import { choice } from '../../../conversation/index.ts';
import { parseMarkup } from '../../../messages/index.ts';
import { again, type BusinessStep } from '../business-step.ts';
import { fieldNamed } from '../field-named.ts';
import { describeBusiness, FIELDS } from '../fields.ts';

/** Everything at a glance, each line changeable, nothing stored as profile before "Simpan". */
export function summaryStep(): BusinessStep {
  return {
    name: 'summary',
    explain: 'registration-summary-explain',
    ask: (draft, { words }) => ({
      text: parseMarkup(
        [
          words.markup('registration-summary-ask'),
          describeBusiness(draft, words),
          words.markup('registration-summary-how'),
        ].join('\n\n'),
      ),
      choices: [
        choice(words, 'save', 'registration-save', [
          'simpan',
          'ya',
          'benar',
          'betul',
          'ok',
          'oke',
          'sudah',
          'udah',
          'udah bener',
          'sudah benar',
          'save',
          'yes',
        ]),
        ...FIELDS.map(({ id }) => ({
          id: `edit-${id}`,
          label: words.label('registration-edit', { field: words.label(`field-${id}`) }),
          aliases: [words.label(`field-${id}`)],
        })),
      ],
    }),
    read(answer, draft, turn) {
      if (answer.kind === 'choice' && answer.id === 'save') return { kind: 'next', data: draft };
      const id =
        answer.kind === 'choice'
          ? answer.id
          : answer.kind === 'text'
            ? `edit-${fieldNamed(answer.text, turn.words)}`
            : null;
      const field = FIELDS.find((candidate) => id === `edit-${candidate.id}`);
      return field
        ? { kind: 'visit', step: field.step, data: draft }
        : again(turn, 'registration-summary-again');
    },
  };
}
