import { choice } from '../../conversation/index.ts';
import { progressBar } from '../../kernel/progress-bar.ts';
import type { Attachment, Choice, Reply } from '../../messages/index.ts';
import { parseMarkup } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import type { AudienceCount } from './audience.store.ts';
import { describeAudience } from './audience.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import type { Standing, StoredBroadcast } from './broadcasts.store.ts';

/** Telegram's limit over all chats, a second (docs/telegram.md). */
const TELEGRAM_PER_SECOND = 30;

/** The announcement as people get it: its text, its picture, and how to have no more of them. */
export function sayAnnouncement(words: Words, text: string, attachment: Attachment | undefined): Reply {
  return {
    text: parseMarkup(`${text}\n\n${words.markup('broadcasts-how-to-stop')}`),
    ...(attachment ? { attachment } : {}),
  };
}

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

/** How a broadcast stands, with what can be done about it. */
export function sayStanding(
  broadcast: StoredBroadcast,
  standing: Standing,
  words: Words,
  heading = 'broadcasts-standing',
): Reply {
  const { number, state, audience } = broadcast;
  const { total, waiting, underWay, sent, delivered, read, failed, leftOut } = standing;
  const settled = total - waiting - underWay;
  const reasons = [
    ...sayLeftOut(words, leftOut),
    ...Object.entries(failed).map(([reason, count]) => words.markup('broadcasts-failed', { count, reason })),
  ];
  const lines = [
    words.markup(heading, { number: String(number), state, audience: describeAudience(audience, words) }),
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
    ...reasons,
  ];
  return { text: parseMarkup(lines.join('\n')), choices: acts(broadcast, standing, words) };
}

function acts({ number, state }: StoredBroadcast, { failed }: Standing, words: Words): Choice[] {
  const act = (name: string) => choice(words, `/broadcast_${name}:${number}`, `broadcasts-act-${name}`);
  const retryable = sum(failed) - (failed.stopped ?? 0) - (failed.unreachable ?? 0);
  return [
    ...(state === 'review' ? [act('approve'), act('refuse')] : []),
    ...(state === 'sending' ? [act('show'), act('pause'), act('cancel')] : []),
    ...(state === 'paused' ? [act('resume'), act('cancel')] : []),
    ...(state === 'done' && retryable > 0 ? [act('retry')] : []),
    choice(words, '/broadcasts', 'broadcasts-list'),
  ];
}
