import { pushTo } from '../../alerts/index.ts';
import { choice, type Outcome } from '../../conversation/index.ts';
import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import { after, DAY, HOUR, MINUTE } from '../../kernel/clock.ts';
import type { PriceCatalogue } from '../../knowledge/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { Job } from '../../schedule/index.ts';
import type { Storage, Tx } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import type { AllWords, Words } from '../../words/index.ts';
import { type CameIn, readCameIn, readSilent, setSilent } from './digest.store.ts';
import { openIncidents } from './incidents.store.ts';
import type { PriceParts } from './price-parts.ts';
import { sayIncident } from './say-incident.ts';
import { formatPeriod } from './values/format.ts';

const NAME = 'price-digest';
/** From seven on, and not after noon. */
const LATE_MS = 5 * HOUR;
/**
 * A value commits at most this long after the moment it carries, because transactions are limited. What is younger waits
 * for the next morning, so nothing that commits late falls between two summaries.
 */
const SETTLING_MS = 2 * MINUTE;

interface Found {
  came: CameIn[];
  wrong: Awaited<ReturnType<typeof openIncidents>>;
}

/** Mornings at seven: one message to everybody who looks after prices, about what came in since the one before. */
export function digestJob(parts: {
  storage: Storage;
  catalogue: PriceCatalogue;
  words: AllWords;
  timeZone: string;
  adminIds: readonly string[];
  now: () => Date;
}): Job {
  const { storage, catalogue, words, timeZone, adminIds } = parts;
  return {
    name: NAME,
    cron: '0 7 * * *',
    timeZone,
    lateMs: LATE_MS,
    async run({ slot, mark, lastMark, advance }) {
      // Done already by a process that died before it could say so.
      if (mark !== null) return;
      await storage.transaction(async (tx) => {
        const now = parts.now();
        const until = after(now, -SETTLING_MS);
        const before = await lastMark(tx);
        const since = before === null ? after(until, -DAY) : new Date(before);
        const found = await find(tx, since, until);
        const sent = isNews(found, since) ? await send(tx, found, slot, now) : 0;
        if (!(await advance(tx, until.toISOString(), sent))) throw new Error('the slot was taken over');
      });
    },
  };

  async function send(tx: Tx, found: Found, slot: Date, now: Date): Promise<number> {
    const people = await personsWithRole(tx, OFFICERS, adminIds);
    const silent = await readSilent(tx, people);
    return pushTo(
      tx,
      people.filter((id) => !silent.has(id)),
      {
        words,
        say: (own) => say(own, catalogue, found),
        now,
        expiresAt: after(slot, LATE_MS),
        act: `${NAME}:${slot.toISOString()}`,
      },
      (topic) => storage.wake(tx, topic),
    );
  }
}

/** `ringkasan harga`: the last day's summary now; `mati` and `nyala` for the one in the morning. */
export async function digestCommand(
  parts: PriceParts,
  turn: ChatTurn,
  argument: string | undefined,
): Promise<Outcome> {
  const { words, tx, now, personId } = turn;
  const off = ['mati', 'off'].includes(argument ?? '');
  if (off || ['nyala', 'hidup', 'on'].includes(argument ?? '')) {
    await setSilent(tx, personId, off, now);
    const other = choice(words, `/price_digest:${off ? 'on' : 'off'}`, `prices-digest-${off ? 'on' : 'off'}`);
    const text = words.say(off ? 'prices-digest-is-off' : 'prices-digest-is-on');
    return { kind: 'reply', replies: [{ text, choices: [other, choice(words, '/menu', 'engine-menu')] }] };
  }
  const found = await find(tx, after(now, -DAY), now);
  const silent = (await readSilent(tx, [personId])).has(personId);
  return { kind: 'reply', replies: [say(words, parts.knowledge.prices, found, silent)] };
}

async function find(tx: Tx, since: Date, until: Date): Promise<Found> {
  return { came: await readCameIn(tx, since, until), wrong: await openIncidents(tx) };
}

/** Trouble that only goes on is no news: it was said, and stays in `status harga`. */
function isNews({ came, wrong }: Found, since: Date): boolean {
  return came.length > 0 || wrong.some(({ lastAt }) => lastAt > since);
}

function say(words: Words, catalogue: PriceCatalogue, { came, wrong }: Found, silent = false): Reply {
  const nameOf = (id: string) => catalogue.sources.get(id)?.name[words.language] ?? id;
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const lines = came.map(({ source, newest, ...counts }) =>
    words.markup('prices-digest-line', {
      ...counts,
      name: nameOf(source),
      newest: formatPeriod(newest, words.language),
    }),
  );
  const text = [
    words.markup('prices-digest'),
    lines.length ? list(lines) : words.markup('prices-digest-nothing'),
    wrong.length
      ? `${words.markup('prices-status-wrong')}\n${list(wrong.map((one) => sayIncident(words, one)))}`
      : words.markup('prices-status-well'),
  ];
  const which = silent ? 'on' : 'off';
  return {
    text: parseMarkup(text.join('\n\n')),
    choices: [
      choice(words, '/price_status', 'prices-status-see'),
      choice(words, `/price_digest:${which}`, `prices-digest-${which}`),
    ],
  };
}
