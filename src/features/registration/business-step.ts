import type { Reading, Step } from '../../conversation/index.ts';
import type { Language, Regencies } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { BusinessDraft } from './draft.ts';

export type BusinessStep = Step<BusinessDraft, ChatTurn>;
export type BusinessReading = Reading<BusinessDraft>;

/** What the steps need besides the turn. */
export interface StepParts {
  language: Language;
  regencies: Regencies;
}

/** The sentence that says what is expected here. */
export function again(turn: ChatTurn, key: string, args?: Record<string, string | number>): BusinessReading {
  return { kind: 'again', text: turn.words.say(key, args) };
}

/** One line of what a person typed: control characters and halves of cut ones out, spaces single. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim();
}
