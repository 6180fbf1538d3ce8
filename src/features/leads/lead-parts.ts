import type { NewId } from '../../kernel/ids.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Language } from '../../language/index.ts';
import type { MediaStore } from '../../media/index.ts';

/** How leads are handled here, from the environment. The first two hold until an officer has chosen (`settings.ts`). */
export interface LeadSettings {
  /** An officer looks at every lead before owners are asked. */
  approval: boolean;
  /** Officers may read the talks along; both sides are told at the start. */
  readAlong: boolean;
  /** How often a week one owner is asked at most. */
  weeklyLimit: number;
  /** How many owners the first wave asks. */
  waveSize: number;
  /** How long a wave's owners have to answer, in hours. */
  answerHours: number;
}

/** What the feature needs of the rest. */
export interface LeadParts {
  language: Language;
  knowledge: Knowledge;
  newId: NewId;
  media: MediaStore;
  /** Zone of whoever has none of their own. */
  timeZone: string;
  /** `ADMIN_IDS`: admins without a grant. */
  adminIds: readonly string[];
  settings: LeadSettings;
}
