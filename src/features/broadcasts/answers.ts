import { choice, type Outcome, reply, replyMarkup } from '../../conversation/index.ts';
import { stampOf } from '../../kernel/day.ts';
import type { Attachment } from '../../messages/index.ts';
import { writeCsv } from '../../tables/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { isRecipient, listAnswers, saveAnswer } from './answers.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { findBroadcast } from './broadcasts.store.ts';
import { TEST_NUMBER } from './composition.ts';
import { eventFile } from './event.ts';
import { backTo, withBroadcast } from './manage.ts';

/** `/announcement_answer:12:0`: what somebody picked of an announcement's choices; the last counts. */
export async function answerAnnouncement(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const { tx, personId, now, words } = turn;
  const [, number, option] = /^(\d{1,9}):(\d)$/.exec(argument ?? '') ?? [];
  const menu = [choice(words, '/menu', 'engine-menu')];
  if (Number(number) === TEST_NUMBER) return reply(turn, 'broadcasts-answer-test', menu);
  const broadcast = await findBroadcast(tx, Number(number ?? -1));
  const label = broadcast?.composition.options[Number(option)];
  if (!broadcast || label === undefined) return reply(turn, 'broadcasts-answer-unknown', menu);
  const { event } = broadcast.composition;
  if (event && event.at < now) return reply(turn, 'broadcasts-answer-late', menu);
  const answer = { broadcastId: broadcast.id, personId, option: Number(option), now };
  if (!(await saveAnswer(tx, answer))) return reply(turn, 'broadcasts-answer-unknown', menu);
  const others = broadcast.composition.options.flatMap((other, at) =>
    at === Number(option) ? [] : [{ id: `/announcement_answer:${number}:${at}`, label: other }],
  );
  const save = event ? [choice(words, `/announcement_event:${number}`, 'broadcasts-save-event')] : [];
  return replyMarkup(words.markup('broadcasts-answer-noted', { label }), [...save, ...others]);
}

/** `/announcement_event:12`: its date as a file for the calendar. */
export async function saveEvent(turn: ChatTurn, argument: string | undefined): Promise<Outcome> {
  const { tx, personId, now, words } = turn;
  const menu = [choice(words, '/menu', 'engine-menu')];
  const number = /^\d{1,9}$/.test(argument ?? '') ? Number(argument) : -1;
  if (number === TEST_NUMBER) return reply(turn, 'broadcasts-answer-test', menu);
  const broadcast = await findBroadcast(tx, number);
  const meant = broadcast && (await isRecipient(tx, broadcast.id, personId));
  const file = meant ? eventFile(broadcast.composition, { id: broadcast.id, now, words }) : null;
  if (!file) return reply(turn, 'broadcasts-answer-unknown', menu);
  return replyMarkup(words.markup('broadcasts-event-saved'), menu, file);
}

/** `/broadcast_answers:12`: the count of each choice, everybody's answer as a table, and a message to those of one choice. */
export function showAnswers(parts: Pick<BroadcastParts, 'timeZone'>) {
  return withBroadcast(async (turn, { id, number, composition }) => {
    const { tx, words } = turn;
    const answers = await listAnswers(tx, id);
    const counts = composition.options.map((_, at) => answers.filter(({ option }) => option === at).length);
    const lines = composition.options.map((label, at) =>
      words.markup('broadcasts-answered', { label, count: counts[at] ?? 0 }),
    );
    const heading = ['answer', 'time', 'name', 'business', 'place', 'channel'];
    const rows = answers.map(({ option, answeredAt, name, business, place, channel }) => [
      composition.options[option] ?? '',
      stampOf(answeredAt, parts.timeZone),
      name,
      business,
      place,
      words.label(`broadcasts-channel-${channel}`),
    ]);
    const table: Attachment = {
      kind: 'text-file',
      content: writeCsv([heading.map((column) => words.label(`broadcasts-column-${column}`)), ...rows]),
      mimeType: 'text/csv',
      fileName: words.label('broadcasts-answers-file', { number: String(number) }),
    };
    const back = backTo(number, words);
    const writeTo = composition.options.flatMap((label, at) =>
      counts[at]
        ? [{ id: `/broadcast_to:${number}:${at}`, label: words.label('broadcasts-write-to', { label }) }]
        : [],
    );
    const markup = [words.markup('broadcasts-answers', { number: String(number) }), ...lines].join('\n');
    return replyMarkup(markup, [back, ...writeTo], answers.length ? table : null);
  });
}
