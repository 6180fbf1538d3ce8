import { choice } from '../../../conversation/index.ts';
import { again, type BusinessStep } from '../business-step.ts';
import { EXPERIENCE } from '../draft.ts';

const ALIASES = {
  never: [
    'belum',
    'blm',
    'belom',
    'blm pernah',
    'tidak pernah',
    'tdk pernah',
    'gak pernah',
    'ga pernah',
    'kada pernah',
    'never',
  ],
  indirect: ['tidak langsung', 'lewat perantara', 'lewat pengepul', 'lewat eksportir', 'indirectly'],
  direct: ['langsung', 'sudah', 'pernah', 'sendiri', 'directly'],
};

export function experienceStep(): BusinessStep {
  return {
    name: 'experience',
    explain: 'registration-experience-explain',
    ask: (_draft, { words }) => ({
      text: words.say('registration-experience-ask'),
      choices: EXPERIENCE.map((level) =>
        choice(words, level, `registration-experience-${level}`, ALIASES[level]),
      ),
    }),
    read(answer, draft, turn) {
      const level = EXPERIENCE.find((candidate) => answer.kind === 'choice' && candidate === answer.id);
      return level
        ? { kind: 'next', data: { ...draft, experience: level } }
        : again(turn, 'registration-experience-again');
    },
  };
}
