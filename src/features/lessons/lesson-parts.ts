import type { Knowledge } from '../../knowledge/index.ts';
import type { MediaStore } from '../../media/index.ts';

/** What the lessons need to be built. */
export interface LessonParts {
  knowledge: Knowledge;
  media: MediaStore;
  /** Zone of the dates that are printed, and of the day on which facts are judged. */
  timeZone: string;
}
