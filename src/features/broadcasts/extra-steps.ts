import { z } from 'zod';
import type { Answer, Reading, Step } from '../../conversation/index.ts';
import { DAY, MINUTE } from '../../kernel/clock.ts';
import { parseMoment } from '../../language/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { awakeUntil } from '../leads/index.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { Composition, MAX_OPTION, MAX_OPTIONS } from './composition.ts';

/** A composition in the making. */
export const Draft = Composition.extend({
  /** The draft or template it was taken from. */
  draftNumber: z.number().int().optional(),
  /** Recipients by channel, as last counted. */
  channels: z.record(z.string(), z.number()).default({}),
});
export type Draft = z.infer<typeof Draft>;

const MAX_PLACE = 120;
/** Nothing is set for later than this. */
const MAX_AHEAD_MS = 366 * DAY;

type ExtraStep = Step<Draft, ChatTurn>;

function again({ words }: ChatTurn, key: string, args?: Record<string, string | number>): Reading<Draft> {
  return { kind: 'again', text: words.say(key, args) };
}

/** What people can answer: "Ikut, Tidak". */
export function optionsStep(): ExtraStep {
  return {
    name: 'options',
    aside: true,
    explain: 'broadcasts-options-explain',
    verbatim: new Set(['cancel', 'back', 'help', 'skip']),
    skip: (draft) => ({ ...draft, options: [] }),
    ask: (_draft, { words }) => ({ text: words.say('broadcasts-options-ask') }),
    read(answer, draft, turn) {
      if (answer.kind !== 'text') return again(turn, 'broadcasts-options-explain');
      const options = [...new Set(answer.text.split(/[,;/\n]/).map((part) => part.trim()))].filter(Boolean);
      const long = options.find((option) => option.length > MAX_OPTION);
      if (long) return again(turn, 'broadcasts-options-long', { option: long, max: MAX_OPTION });
      if (options.length < 2 || options.length > MAX_OPTIONS)
        return again(turn, 'broadcasts-options-count', { max: MAX_OPTIONS });
      return { kind: 'next', data: { ...draft, options } };
    },
  };
}

/** When and where what is announced takes place: "3 Desember jam 09.00 WITA, Export Center". */
export function eventStep(parts: Pick<BroadcastParts, 'timeZone'>): ExtraStep {
  return {
    name: 'event',
    aside: true,
    explain: 'broadcasts-event-explain',
    verbatim: new Set(['cancel', 'back', 'help', 'skip']),
    skip: ({ event: _none, ...draft }) => draft,
    ask: (_draft, { words }) => ({ text: words.say('broadcasts-event-ask') }),
    read(answer, draft, turn) {
      const text = textOf(answer);
      // "Kamis, 3 Desember jam 9, Export Center": the day may have a comma of its own.
      const [when, place] = splitAt(text, parts.timeZone, turn.now);
      const read = parseMoment(when, turn.now, parts.timeZone);
      if (!read.at) return again(turn, `broadcasts-event-lacks-${read.lacks}`);
      if (read.at <= turn.now) return again(turn, 'broadcasts-event-past');
      if (place.length > MAX_PLACE) return again(turn, 'broadcasts-event-place-long', { max: MAX_PLACE });
      const event = { at: read.at, zone: read.zone, ...(place ? { place } : {}) };
      return { kind: 'next', data: { ...draft, event } };
    },
  };
}

/** When the announcement leaves. */
export function startStep(parts: Pick<BroadcastParts, 'timeZone'>): ExtraStep {
  return {
    name: 'start',
    aside: true,
    explain: 'broadcasts-start-explain',
    skip: ({ start: _none, ...draft }) => draft,
    ask: (_draft, { words }) => ({ text: words.say('broadcasts-start-ask') }),
    read(answer, draft, turn) {
      const { at, zone, lacks } = parseMoment(textOf(answer), turn.now, parts.timeZone);
      if (!at) return again(turn, `broadcasts-start-lacks-${lacks}`);
      const aheadMs = at.getTime() - turn.now.getTime();
      if (aheadMs < MINUTE || aheadMs > MAX_AHEAD_MS) return again(turn, 'broadcasts-start-past');
      const data = { ...draft, start: { at, zone } };
      // What begins at night reaches people in the morning.
      return awakeUntil(at, zone)
        ? { kind: 'next', data }
        : { kind: 'next', data, note: turn.words.say('broadcasts-start-night') };
    },
  };
}

function textOf(answer: Answer): string {
  return answer.kind === 'text' ? answer.text : '';
}

/** The shortest beginning, up to a comma, that says day and hour; what follows is the place. */
function splitAt(text: string, zone: string, now: Date): [when: string, place: string] {
  const pieces = text.split(',');
  for (let count = 1; count <= pieces.length; count += 1) {
    const when = pieces.slice(0, count).join(',');
    if (parseMoment(when, now, zone).at) {
      const place = pieces
        .slice(count)
        .join(',')
        .trim()
        .replace(/^di\s+/i, '');
      return [when, place];
    }
  }
  return [text, ''];
}
