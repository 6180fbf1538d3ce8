import { z } from 'zod';
import { choice, type Finish, type Flow, type Step } from '../../conversation/index.ts';
import { ZONES, zoneName } from '../../kernel/zones.ts';
import type { PriceItem } from '../../knowledge/index.ts';
import type { Understanding } from '../../language/index.ts';
import type { Reply } from '../../messages/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { isStopped } from './chat.store.ts';
import { findItems } from './find-items.ts';
import type { PriceParts } from './price-parts.ts';
import { readPriceWish } from './price-wish.ts';
import { sayWhen } from './say-when.ts';
import { saveSubscriptions } from './subscriptions.store.ts';
import { EVERY_DAY, MONDAY, nextSlot, readSchedule, WORKING_DAYS } from './values/schedule.ts';

export const SUBSCRIBE = 'price-subscribe';
const Draft = z.object({
  items: z.array(z.string()).default([]),
  /** Offered where nothing was named: what the owner makes, then what most ask for. */
  offered: z.array(z.string()).default([]),
  days: z.number().int().min(1).max(EVERY_DAY).optional(),
  hour: z.number().int().min(0).max(23).optional(),
  zone: z.enum(Object.values(ZONES)).default(ZONES.WITA),
});
type Draft = z.infer<typeof Draft>;

/** What is said to whoever wants nothing sent (any more). */
type Stop = (turn: ChatTurn, text: string, understanding: Understanding) => Promise<Reply[]>;

/** Which prices, on which days, at what hour: only what the person has not said yet is asked. */
export function subscribeFlow(parts: PriceParts, stop: Stop): Flow<Draft, ChatTurn> {
  const { prices } = parts.knowledge;
  const itemsOf = ({ items }: Pick<Draft, 'items'>): PriceItem[] =>
    items.flatMap((id) => prices.items.get(id) ?? []);
  const namesOf = (draft: Pick<Draft, 'items'>, { words }: ChatTurn) =>
    itemsOf(draft)
      .map((item) => item.name[words.language])
      .join(', ');
  const items: Step<Draft, ChatTurn> = {
    name: 'items',
    explain: 'prices-sub-explain',
    when: (draft) => draft.items.length === 0,
    freeText: true,
    ask: ({ offered }, { words }) => ({
      text: words.say('prices-sub-items-ask'),
      choices: itemsOf({ items: offered }).map((item) => ({ id: item.id, label: item.name[words.language] })),
    }),
    read(answer, draft, { words }) {
      const text = answer.kind === 'text' ? answer.text : '';
      const named =
        answer.kind === 'choice'
          ? itemsOf({ items: [answer.id] })
          : findItems(prices, text, parts.language.understand({ text }));
      if (!named.length) return { kind: 'again', text: words.say('prices-sub-items-again') };
      return { kind: 'next', data: { ...draft, items: named.map(({ id }) => id), ...readSchedule(text) } };
    },
  };
  const days: Step<Draft, ChatTurn> = {
    name: 'days',
    explain: 'prices-sub-explain',
    when: (draft) => draft.days === undefined,
    ask: (draft, turn) => ({
      text: turn.words.say('prices-sub-days-ask', { items: namesOf(draft, turn) }),
      choices: [
        choice(turn.words, String(MONDAY), 'prices-days-monday'),
        choice(turn.words, String(WORKING_DAYS), 'prices-days-working'),
        choice(turn.words, String(EVERY_DAY), 'prices-days-daily'),
      ],
    }),
    read(answer, draft, { words }) {
      const said =
        answer.kind === 'choice'
          ? { days: Number(answer.id) }
          : answer.kind === 'text'
            ? readSchedule(answer.text)
            : {};
      if (!said.days) return { kind: 'again', text: words.say('prices-sub-days-again') };
      return { kind: 'next', data: { ...draft, ...said } };
    },
  };
  const hour: Step<Draft, ChatTurn> = {
    name: 'hour',
    explain: 'prices-sub-explain',
    when: (draft) => draft.hour === undefined,
    ask: ({ zone }, { words }) => ({
      text: words.say('prices-sub-hour-ask', { zone: zoneName(zone) }),
      choices: [
        choice(words, '7', 'prices-hour-7', ['pagi', '7']),
        choice(words, '12', 'prices-hour-12', ['siang', '12']),
        choice(words, '16', 'prices-hour-16', ['sore', '16']),
      ],
    }),
    read(answer, draft, { words }) {
      const text = answer.kind === 'text' ? answer.text : '';
      const bare = /^\s*(\d{1,2})(?:[.:]\d{2})?\s*$/.exec(text)?.[1];
      const said =
        answer.kind === 'choice' ? { hour: Number(answer.id) } : readSchedule(bare ? `jam ${bare}` : text);
      if (said.hour === undefined) return { kind: 'again', text: words.say('prices-sub-hour-again') };
      return { kind: 'next', data: { ...draft, ...said } };
    },
  };
  return {
    name: SUBSCRIBE,
    version: 1,
    data: Draft,
    title: 'prices-sub-title',
    steps: [items, days, hour].map(
      (step): Step<Draft, ChatTurn> => ({
        ...step,
        async read(answer, draft, turn) {
          const text = answer.kind === 'text' ? answer.text : '';
          const understanding = parts.language.understand({ text });
          if (readPriceWish(parts, text, understanding) !== 'price_unsubscribe')
            return step.read(answer, draft, turn);
          return { kind: 'leave', replies: await stop(turn, text, understanding) };
        },
      }),
    ),
    finish: (draft, turn) => completeSubscription(parts, draft, turn),
  };
}

/** Where everything was said at once: nothing is left to ask. Null where something is. */
export async function subscribeAtOnce(
  parts: PriceParts,
  data: unknown,
  turn: ChatTurn,
): Promise<Finish | null> {
  const draft = Draft.parse(data);
  const whole = draft.items.length > 0 && draft.days !== undefined && draft.hour !== undefined;
  return whole ? completeSubscription(parts, draft, turn) : null;
}

async function completeSubscription(
  { knowledge: { prices } }: PriceParts,
  draft: Draft,
  turn: ChatTurn,
): Promise<Finish> {
  const { words, now } = turn;
  const { days, hour, zone } = draft;
  if (days === undefined || hour === undefined) return { replies: [] };
  const when = { days, hour, zone };
  await saveSubscriptions(turn, draft.items, when);
  const names = draft.items.flatMap((id) => prices.items.get(id)?.name[words.language] ?? []);
  const first = nextSlot(when, now);
  const text = words.say('prices-sub-done', {
    items: names.join(', '),
    when: sayWhen(words, when),
    first: new Intl.DateTimeFormat(words.language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: zone,
    }).format(first),
  });
  const choices = [choice(words, '/price_subs', 'prices-mine'), choice(words, '/menu', 'engine-menu')];
  // A push that was asked for and could never be sent would be a promise broken in silence.
  const stopped = await isStopped(turn);
  if (stopped) turn.setStopped(false);
  return { replies: [{ text: stopped ? [...words.say('prices-sub-stopped'), ...text] : text, choices }] };
}
