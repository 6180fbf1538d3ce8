import { z } from 'zod';
import { choice } from '../../conversation/index.ts';
import { Attachment, type Choice, parseMarkup, type Reply } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import { Audience } from './audience.ts';
import { momentText } from './moment-text.ts';

/** Of what can be answered, so many fit on a small screen, with the calendar below them. */
export const MAX_OPTIONS = 4;
export const MAX_OPTION = 30;

const Moment = z.object({ at: z.coerce.date(), zone: z.string() });

/** An announcement as its author composed it, before it is put into words for each language. */
export const Composition = z.object({
  text: z.string().optional(),
  file: Attachment.optional(),
  /** What people can answer; counted. */
  options: z.array(z.string().min(1).max(MAX_OPTION)).max(MAX_OPTIONS).default([]),
  /** What it invites to, for people's calendars. */
  event: Moment.extend({ place: z.string().optional() }).optional(),
  audience: Audience.prefault({}),
  /** When it is to leave; at once where absent. */
  start: Moment.optional(),
});
export type Composition = z.infer<typeof Composition>;

/** What is sent, by language of whoever gets it. */
export type Content = Record<'id' | 'en', Reply>;

/** A test of what is not sent yet has this number: nothing is counted. */
export const TEST_NUMBER = 0;

/**
 * The announcement as people get it: its text, when and where, its picture, what can be answered, and how to have no
 * more of them. `number` is the broadcast's, which the answers name.
 */
export function sayAnnouncement(words: Words, composition: Composition, number: number): Reply {
  const { text = '', event, file } = composition;
  const lines = [
    text,
    ...(event
      ? [
          words.markup(event.place ? 'broadcasts-event-at' : 'broadcasts-event', {
            moment: momentText(event.at, event.zone, words),
            place: event.place ?? '',
          }),
        ]
      : []),
    words.markup('broadcasts-how-to-stop'),
  ];
  const choices = choicesOf(words, composition, number);
  return {
    text: parseMarkup(lines.join('\n\n')),
    ...(choices.length ? { choices } : {}),
    ...(file ? { attachment: file } : {}),
  };
}

function choicesOf(words: Words, { options, event }: Composition, number: number): Choice[] {
  return [
    ...options.map((label, at) => ({ id: `/announcement_answer:${number}:${at}`, label })),
    ...(event ? [choice(words, `/announcement_event:${number}`, 'broadcasts-save-event')] : []),
  ];
}
