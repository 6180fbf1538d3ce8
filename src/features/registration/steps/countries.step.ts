import { again, type BusinessStep, type StepParts } from '../business-step.ts';

export function countriesStep({ language }: StepParts): BusinessStep {
  return {
    name: 'countries',
    explain: 'registration-countries-explain',
    freeText: true,
    skip: (draft) => ({ ...draft, targetCountries: [] }),
    ask: (_draft, { words }) => ({ text: words.say('registration-countries-ask') }),
    read(answer, draft, turn) {
      const countries = answer.kind === 'text' ? language.matchCountries(answer.text) : [];
      if (!countries.length) return again(turn, 'registration-countries-again');
      return { kind: 'next', data: { ...draft, targetCountries: countries } };
    },
  };
}
