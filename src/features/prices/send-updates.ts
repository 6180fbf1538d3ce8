import { choice } from '../../conversation/index.ts';
import { chatsForPush } from '../../identity/index.ts';
import { after, HOUR } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';
import type { Zone } from '../../kernel/zones.ts';
import type { PriceCatalogue, PriceItem } from '../../knowledge/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import { enqueue, PRIORITY } from '../../outbox/index.ts';
import type { Job } from '../../schedule/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import { type AllWords, languageOf, type Words } from '../../words/index.ts';
import { type Board, loadBoard } from './load-board.ts';
import { sayShort } from './say-prices.ts';
import { type DuePerson, readDue } from './updates.store.ts';
import { formatPeriod } from './values/format.ts';
import { dueIn } from './values/schedule.ts';

/** People a transaction: a thousand messages are about one megabyte. */
const BATCH = 1_000;
/** Distinct wishes whose text is kept while a slot runs. */
const KEPT_TEXTS = 2_000;
/** A price update that could not be sent by then is yesterday's news. */
const LATE_MS = 6 * HOUR;
const BATCH_MS = 30_000;

export interface UpdateParts {
  storage: Storage;
  catalogue: PriceCatalogue;
  words: AllWords;
  now: () => Date;
}

/** Every whole hour: whoever asked for prices at that hour gets one message for all of them. */
export function updateJob(parts: UpdateParts): Job {
  return {
    name: 'price-update',
    cron: '0 * * * *',
    timeZone: 'UTC',
    lateMs: LATE_MS,
    async run({ slot, mark, advance }) {
      // The mark is "<zone>|<person>", the last one served.
      const [markedZone, markedPerson] = mark?.split('|') ?? [];
      const zones = dueIn(slot);
      const from = Math.max(
        0,
        zones.findIndex(({ zone }) => zone === markedZone),
      );
      const texts = createTexts(parts, slot);
      for (const when of zones.slice(from)) {
        let last = when.zone === markedZone ? (markedPerson ?? null) : null;
        for (;;) {
          const served = await parts.storage.transaction(
            async (tx) => {
              const people = await readDue(tx, when, last, BATCH);
              const final = people.at(-1)?.personId;
              if (final === undefined) return null;
              const sent = await send(parts, tx, people, slot, when.zone, texts);
              return (await advance(tx, `${when.zone}|${final}`, sent)) ? final : abandon();
            },
            { timeout: BATCH_MS },
          );
          if (served === null) break;
          last = served;
        }
      }
    },
  };
}

/** Another process goes on with the slot: what this step did must not commit. */
function abandon(): never {
  throw new Error('the slot was taken over');
}

async function send(
  { storage, now: clock }: UpdateParts,
  tx: Tx,
  people: readonly DuePerson[],
  slot: Date,
  zone: Zone,
  texts: Texts,
): Promise<number> {
  const now = clock();
  const messages = [];
  const itemsOf = new Map(people.map(({ personId, items }) => [personId, items]));
  const chats = await chatsForPush(tx, [...itemsOf.keys()]);
  for (const { personId, chatId, channel, language } of chats) {
    const items = itemsOf.get(personId) ?? [];
    const reply = await texts.of(tx, language, items, zone);
    if (!reply) continue;
    messages.push({
      chatId,
      channel,
      reply,
      priority: PRIORITY.push,
      now,
      expiresAt: after(slot, LATE_MS),
      dedupeKey: `price-update:${slot.toISOString()}:${personId}`,
    });
  }
  await enqueue(tx, messages);
  if (messages.length) await storage.wake(tx, 'outbox');
  return messages.length;
}

interface Texts {
  of(tx: Tx, language: string, items: readonly string[], zone: Zone): Promise<Reply | null>;
}

/** The message of a wish, made once for all who have the same one. */
function createTexts({ catalogue, words }: UpdateParts, slot: Date): Texts {
  const made = new Map<string, Reply | null>();
  return {
    async of(tx, stored, ids, zone) {
      const language = languageOf(stored);
      const key = `${language} ${zone} ${ids.join(' ')}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const items = ids.flatMap((id) => catalogue.items.get(id) ?? []);
      const today = dayOf(slot, zone);
      const reply = sayUpdate(
        words[language],
        catalogue,
        items,
        await loadBoard(tx, catalogue, items, today),
        today,
      );
      if (made.size >= KEPT_TEXTS) made.clear();
      made.set(key, reply);
      return reply;
    },
  };
}

/** The update, or null where nothing at all is known: a message that says only that would be noise. */
export function sayUpdate(
  words: Words,
  catalogue: PriceCatalogue,
  items: readonly PriceItem[],
  board: Board,
  today: string,
): Reply | null {
  if (!board.lines.some(({ newest }) => newest)) return null;
  const text = [
    words.markup('prices-update', { date: formatPeriod(today, words.language) }),
    sayShort(words, catalogue, items, board),
    words.markup('prices-update-how'),
  ];
  return {
    text: parseMarkup(text.filter(Boolean).join('\n\n')),
    choices: [
      ...items.slice(0, 6).map((item) => ({ id: `/price:${item.id}`, label: item.name[words.language] })),
      choice(words, '/price_subs', 'prices-mine'),
    ],
  };
}
