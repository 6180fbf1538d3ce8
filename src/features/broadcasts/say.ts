import { choice } from '../../conversation/index.ts';
import { MINUTE } from '../../kernel/clock.ts';
import { progressBar } from '../../kernel/progress-bar.ts';
import type { Choice, Reply } from '../../messages/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import type { AudienceCount } from './audience.store.ts';
import { describeAudience } from './audience.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import type { StoredBroadcast } from './broadcasts.store.ts';
import { momentText } from './moment-text.ts';
import type { Standing } from './standing.store.ts';

/** Telegram's limit over all chats, a second (docs/telegram.md). */
const TELEGRAM_PER_SECOND = 30;

export const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** "1.204 orang: 880 WhatsApp, 324 Telegram" (markup). */
export function sayCount(words: Words, { channels }: Pick<AudienceCount, 'channels'>): string {
  const by = Object.entries(channels)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) =>
      words.label('broadcasts-by-channel', { count, name: words.label(`broadcasts-channel-${name}`) }),
    );
  return words.markup('broadcasts-count', { count: sum(channels), by: by.join(', ') });
}

function sayLeftOut(words: Words, leftOut: Readonly<Record<string, number>>): string[] {
  return Object.entries(leftOut).map(([reason, count]) =>
    words.markup('broadcasts-left-out', { count, reason: words.label(`broadcasts-reason-${reason}`) }),
  );
}

/** What would happen, before anything does: how many, who is left out and why, how long it takes (markup). */
export function sayDryRun({ settings }: BroadcastParts, words: Words, count: AudienceCount): string {
  const { telegram = 0, whatsapp = 0 } = count.channels;
  const lines = [sayCount(words, count), ...sayLeftOut(words, count.leftOut)];
  if (telegram)
    lines.push(words.markup('broadcasts-takes', { minutes: Math.ceil(telegram / TELEGRAM_PER_SECOND / 60) }));
  if (whatsapp && settings.whatsapp) {
    const { pushesPerDay, newChatsPerDay } = settings.whatsapp;
    const closed = !pushesPerDay || (count.reachOuts > 0 && !newChatsPerDay);
    const days = closed
      ? 0
      : Math.max(Math.ceil(whatsapp / pushesPerDay), Math.ceil(count.reachOuts / (newChatsPerDay || 1)));
    lines.push(
      words.markup('broadcasts-whatsapp', { reachOuts: count.reachOuts, pushesPerDay, newChatsPerDay, days }),
    );
  }
  return lines.map((line) => `- ${line}`).join('\n');
}

/** It is on its way; how it goes is shown by a message of its own (live-standing.ts). */
export function sayBegun({ number, act, composition }: StoredBroadcast, people: number, words: Words): Reply {
  return {
    text: words.say('broadcasts-begun', {
      number: String(number),
      act: act ?? 'none',
      people,
      audience: describeAudience(composition.audience, words),
    }),
  };
}

/** How a broadcast stands, with what can be done about it. */
export function sayStanding(
  broadcast: StoredBroadcast,
  standing: Standing,
  words: Words,
  heading = 'broadcasts-standing',
): Reply {
  const { number, state, composition, act, startAt } = broadcast;
  const { total, waiting, underWay, sent, delivered, read, failed, leftOut, doubtful } = standing;
  const settled = total - waiting - underWay;
  const lines = [
    words.markup(heading, {
      number: String(number),
      state,
      act: act ?? 'none',
      audience: describeAudience(composition.audience, words),
    }),
    ...(state === 'scheduled' && startAt
      ? [
          words.markup('broadcasts-starts', {
            moment: momentText(startAt, composition.start?.zone ?? 'UTC', words),
          }),
        ]
      : []),
    // Whom it goes to is fixed when it begins.
    ...(total
      ? [
          words.markup('broadcasts-progress', {
            bar: progressBar(settled, total),
            percent: Math.floor((100 * settled) / total),
          }),
          words.markup('broadcasts-numbers', { total, sent, waiting: waiting + underWay, delivered, read }),
        ]
      : []),
    ...(state === 'sending' && settled < total && isKnown(standing) ? [sayPace(standing, words)] : []),
    ...sayLeftOut(words, leftOut),
    ...Object.entries(failed).map(([reason, count]) => words.markup('broadcasts-failed', { count, reason })),
    ...(doubtful ? [words.markup('broadcasts-doubtful', { count: doubtful })] : []),
    ...(act ? [] : composition.options).map((label, at) =>
      words.markup('broadcasts-answered', { label, count: standing.answers[at] ?? 0 }),
    ),
  ];
  return { text: parseMarkup(lines.join('\n')), choices: acts(broadcast, standing, words) };
}

/** Just after the beginning nothing is known of the pace. */
function isKnown({ perMinute, sinceMs }: Standing): boolean {
  return perMinute > 0 || sinceMs > MINUTE;
}

/** "240 pesan per menit, kira-kira 12 menit lagi" (markup). */
function sayPace({ perMinute, leftMs }: Standing, words: Words): string {
  return words.markup('broadcasts-pace', {
    perMinute,
    known: leftMs === null ? 'no' : 'yes',
    minutes: Math.ceil((leftMs ?? 0) / MINUTE),
  });
}

function acts(
  { number, state, act, composition }: StoredBroadcast,
  standing: Standing,
  words: Words,
): Choice[] {
  const offer = (name: string) => choice(words, `/broadcast_${name}:${number}`, `broadcasts-act-${name}`);
  const { failed, leftOut, answers } = standing;
  const retryable = sum(failed) - (failed.stopped ?? 0) - (failed.unreachable ?? 0);
  const out = state === 'done' || state === 'cancelled';
  return [
    ...(state === 'review' ? [offer('approve'), offer('refuse')] : []),
    ...(state === 'scheduled' ? [offer('now'), offer('cancel')] : []),
    ...(state === 'sending' ? [offer('show'), offer('pause'), offer('cancel')] : []),
    ...(state === 'paused' ? [offer('resume'), offer('cancel')] : []),
    ...(state === 'done' && retryable > 0 ? [offer('retry')] : []),
    ...(sum(failed) + sum(leftOut) > 0 ? [offer('failures')] : []),
    ...(composition.options.length && answers.length ? [offer('answers')] : []),
    ...(!act && standing.sent > 0 ? [offer('fix')] : []),
    ...(!act && out ? [offer('again')] : []),
    choice(words, '/broadcasts', 'broadcasts-list'),
  ];
}
