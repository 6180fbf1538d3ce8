import ical from 'ical-generator';
import { HOUR } from '../../kernel/clock.ts';
import { type Attachment, parseMarkup, toPlainText } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import type { Composition } from './composition.ts';

/** How long an appointment stands in a calendar where nobody said how long it takes. */
const USUAL_MS = 2 * HOUR;
const MAX_SUMMARY = 80;

/**
 * The appointment of an announcement as a file that phones put into their calendar (RFC 5545), null where it has none.
 * Its id names the broadcast, so that one saved again after a correction takes the other's place.
 */
export function eventFile(
  { text = '', event }: Composition,
  { id, now, words }: { id: string; now: Date; words: Words },
): Extract<Attachment, { kind: 'text-file' }> | null {
  if (!event) return null;
  const plain = toPlainText(parseMarkup(text));
  const [first = ''] = plain.split('\n');
  const calendar = ical({ prodId: { company: 'Saudagar', product: 'Saudagar' } });
  const appointment = calendar.createEvent({
    id,
    stamp: now,
    start: event.at,
    end: new Date(event.at.getTime() + USUAL_MS),
    summary: first.length > MAX_SUMMARY ? `${first.slice(0, MAX_SUMMARY - 1).trimEnd()}…` : first,
    description: plain,
  });
  if (event.place) appointment.location(event.place);
  return {
    kind: 'text-file',
    content: calendar.toString(),
    mimeType: 'text/calendar',
    fileName: words.label('broadcasts-event-file'),
  };
}
