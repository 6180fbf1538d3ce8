import type { Regency } from '../../../language/index.ts';
import type { Choice } from '../../../messages/index.ts';
import type { ChatTurn } from '../../../turns/index.ts';
import { again, type BusinessReading, type BusinessStep, oneLine, type StepParts } from '../business-step.ts';
import type { BusinessDraft } from '../draft.ts';

/** The provinces the Export Center serves: Kalimantan Timur and Kalimantan Utara (Kemendagri codes). */
const HOME_PROVINCES = ['64', '65'];

export function regencyStep({ regencies }: StepParts): BusinessStep {
  const choices: Choice[] = HOME_PROVINCES.flatMap((code) => regencies.listRegencies(code)).map(
    (regency) => ({
      id: regency.code,
      label: shortName(regency),
    }),
  );
  return {
    name: 'regency',
    explain: 'registration-regency-explain',
    accepts: ['location'],
    ask: (_draft, { words }) => ({
      text: words.say('registration-regency-ask'),
      choices,
      request: 'location',
    }),
    read(answer, draft, turn) {
      if (answer.kind === 'choice') {
        const regency = regencies.findRegency(answer.id);
        return regency ? keep(draft, regency) : again(turn, 'registration-regency-again');
      }
      if (answer.kind === 'location') {
        const regency = regencies.nearestRegency(answer.latitude, answer.longitude);
        return regency ? ask(draft, regency, turn) : again(turn, 'registration-regency-far');
      }
      if (answer.kind !== 'text') return again(turn, 'registration-regency-again');
      const match = regencies.matchRegency(answer.text);
      switch (match.kind) {
        case 'exact':
          return keep(draft, match.regency);
        case 'near':
          return ask(draft, match.regency, turn);
        case 'ambiguous': {
          const names = match.regencies.slice(0, 4).map((regency) => `${regency.name} (${regency.province})`);
          return again(turn, 'registration-regency-which', { names: names.join(', ') });
        }
        default:
          return elsewhere(draft, answer.text, turn);
      }
    },
  };
}

function keep(draft: BusinessDraft, regency: Regency): BusinessReading {
  return { kind: 'next', data: { ...draft, regency: { code: regency.code, name: regency.name } } };
}

function ask(draft: BusinessDraft, regency: Regency, turn: ChatTurn): BusinessReading {
  return {
    kind: 'confirm',
    data: { ...draft, regency: { code: regency.code, name: regency.name } },
    question: turn.words.say('registration-regency-confirm', {
      name: regency.name,
      province: regency.province,
    }),
  };
}

/** A place nobody knows is kept as typed, if the owner says that it is meant. */
function elsewhere(draft: BusinessDraft, text: string, turn: ChatTurn): BusinessReading {
  const name = oneLine(text);
  if (name.length < 3 || name.length > 60 || !/^\p{L}[\p{L} .'-]+$/u.test(name)) {
    return again(turn, 'registration-regency-again');
  }
  return {
    kind: 'confirm',
    data: { ...draft, regency: { code: null, name } },
    question: turn.words.say('registration-regency-unknown', { name }),
  };
}

/** Buttons are narrow: "Kabupaten Kutai Timur" is "Kutai Timur"; the word stays where kota and kabupaten share a name. */
function shortName(regency: Regency): string {
  return regency.name.replace(/^(Kabupaten|Kota)\s+/i, '');
}
