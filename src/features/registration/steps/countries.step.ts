import { again, type BusinessStep, type StepParts } from '../business-step.ts';

const ANY =
  /^\s*(?:ke\s+)?(?:(?:negara\s+)?(?:mana|apa)\s*(?:aja|saja|pun)|mana2|semua(?:nya)?(?:\s+negara)?|bebas|terserah|any(?:where)?|all)(?:\s+(?:kak|ya|boleh))*[.!]*\s*$/i;

export function countriesStep({ language }: StepParts): BusinessStep {
  return {
    name: 'countries',
    explain: 'registration-countries-explain',
    freeText: true,
    skip: (draft) => ({ ...draft, targetCountries: [] }),
    ask: (_draft, { words }) => ({ text: words.say('registration-countries-ask') }),
    read(answer, draft, turn) {
      if (answer.kind === 'text' && ANY.test(answer.text)) {
        return { kind: 'next', data: { ...draft, targetCountries: [] } };
      }
      const countries = answer.kind === 'text' ? language.matchCountries(answer.text) : [];
      if (!countries.length) return again(turn, 'registration-countries-again');
      return { kind: 'next', data: { ...draft, targetCountries: countries } };
    },
  };
}
