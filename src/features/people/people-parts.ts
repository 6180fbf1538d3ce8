import type { RandomInt } from '../../identity/index.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Language } from '../../language/index.ts';

/** What the feature needs besides the turn. */
export interface PeopleParts {
  knowledge: Knowledge;
  language: Language;
  newId: NewId;
  random: RandomInt;
  /** Zone of the dates that are shown. */
  timeZone: string;
}
