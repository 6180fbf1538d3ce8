import type { NewJob } from '../../jobs/index.ts';
import { tellJobOf } from '../talks/index.ts';

/** What a person is told about leads, by the name of the timer job that puts it into words. */
export type NewsName = 'lead-offer' | 'lead-nudge' | 'lead-news' | 'lead-talk' | 'lead-digest';

export const TELL = 'lead-tell';

/** Tells a person about leads what they did not just ask for. */
export function tell(personId: string, name: NewsName, token: string, dueAt: Date, place = 0): NewJob {
  return tellJobOf(TELL, { personId, name, token }, dueAt, place);
}
