import { simplify } from '../simplify.ts';
import { type ChoiceOption, matchChoice } from './match-choice.ts';

/** Several choices from one answer, in the order said. What could not be settled is listed as it was typed. */
export interface ChoicesMatch {
  readonly ids: readonly string[];
  /** Those of `ids` that were misspelt and want a confirmation. */
  readonly near: readonly string[];
  readonly ambiguous: readonly { readonly text: string; readonly ids: readonly string[] }[];
  readonly unknown: readonly string[];
}

/** What is left of "a / sama / b" sent as three messages. */
const LONE_CONNECTOR = /^(?:dan|dn|sama|sm|serta|plus|dengan|dgn|juga|wan|and)$/i;

const ALL = /^(semua|semuanya|smua|all|dua duanya|keduanya|ketiganya)$/;

/** Finds every choice named in an answer such as "1 dan 3", "halal, pirt", "1,3,5" or "semuanya". */
export function matchChoices(text: string, choices: readonly ChoiceOption[]): ChoicesMatch {
  if (ALL.test(simplify(text)))
    return { ids: choices.map(({ id }) => id), near: [], ambiguous: [], unknown: [] };
  const ids = new Set<string>();
  const near: string[] = [];
  const ambiguous: { text: string; ids: readonly string[] }[] = [];
  const unknown: string[] = [];
  for (const part of splitList(text)) {
    const match = matchChoice(part, choices);
    if (match.kind === 'exact' || match.kind === 'near') {
      if (match.kind === 'near' && !ids.has(match.id)) near.push(match.id);
      ids.add(match.id);
    } else if (match.kind === 'ambiguous') ambiguous.push({ text: part, ids: match.ids });
    else unknown.push(part);
  }
  return { ids: [...ids], near, ambiguous, unknown };
}

/** Cuts an enumeration at commas, line breaks and joining words; digits alone also at spaces ("1 3 5"). */
export function splitList(text: string): string[] {
  const numbersOnly = /^[\d\s,.;&/+-]+$/.test(text);
  const cuts = numbersOnly
    ? /[\s,.;&/+-]+/
    : /[,;\n&/+]|\s+(?:dan|dn|sama|sm|serta|plus|dengan|dgn|juga|wan|and|trus|terus|lalu|kemudian)\s+/i;
  return text
    .split(cuts)
    .map((part) => part.replace(/^[\s.\-*•)]+|[\s.]+$/g, '').replace(/^(?:dan|dn|and|sama)\s+/i, ''))
    .filter((part) => part !== '' && !LONE_CONNECTOR.test(part));
}
