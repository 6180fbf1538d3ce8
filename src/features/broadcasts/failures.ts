import { choice, replyMarkup } from '../../conversation/index.ts';
import type { Attachment } from '../../messages/index.ts';
import { writeCsv } from '../../tables/index.ts';
import type { Words } from '../../words/index.ts';
import { backTo, withBroadcast } from './manage.ts';
import { type Failure, listFailures } from './standing.store.ts';

/** So many are said in the message; all, up to a table's worth, are in the file. */
const MAX_SAID = 8;
const MAX_ROWS = 10_000;

/** `/broadcast_failures:12`: who did not get it, and why. */
export const showFailures = withBroadcast(async ({ tx, words }, { id, number, state }) => {
  const failures = await listFailures(tx, id, MAX_ROWS);
  const back = backTo(number, words);
  if (!failures.length) {
    return replyMarkup(words.markup('broadcasts-no-failures', { number: String(number) }), [back]);
  }
  const lines = failures.slice(0, MAX_SAID).map((failure) => `- ${say(failure, words)}`);
  const more = failures.length - lines.length;
  const markup = [
    words.markup('broadcasts-failures', { number: String(number), count: failures.length }),
    ...lines,
    ...(more > 0 ? [words.markup('broadcasts-failures-more', { count: more })] : []),
  ];
  const columns = ['name', 'channel', 'reason'].map((column) => words.label(`broadcasts-column-${column}`));
  const rows = failures.map((failure) => [
    failure.name,
    words.label(`broadcasts-channel-${failure.channel}`),
    reasonOf(failure, words),
  ]);
  const table: Attachment = {
    kind: 'text-file',
    content: writeCsv([columns, ...rows]),
    mimeType: 'text/csv',
    fileName: words.label('broadcasts-failures-file', { number: String(number) }),
  };
  const retry = state === 'done' ? [choice(words, `/broadcast_retry:${number}`, 'broadcasts-act-retry')] : [];
  return replyMarkup(markup.join('\n'), [...retry, back], more > 0 ? table : null);
});

function say(failure: Failure, words: Words): string {
  return words.markup('broadcasts-failure', {
    name: failure.name || words.label('broadcasts-nameless'),
    channel: words.label(`broadcasts-channel-${failure.channel}`),
    reason: reasonOf(failure, words),
  });
}

const NAMED_REASONS = new Set(['opted-out', 'stopped', 'unreachable', 'too-late', 'blocked']);

/** Reasons that officers know by name; the platform's own codes as they are. */
function reasonOf({ reason }: Failure, words: Words): string {
  return NAMED_REASONS.has(reason) ? words.label(`broadcasts-reason-${reason}`) : reason;
}
