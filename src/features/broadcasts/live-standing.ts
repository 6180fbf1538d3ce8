import { pushTo } from '../../alerts/index.ts';
import { after, MINUTE, SECOND } from '../../kernel/clock.ts';
import { amend, PRIORITY } from '../../outbox/index.ts';
import type { Tx } from '../../storage/index.ts';
import { type AllWords, languageOf } from '../../words/index.ts';
import { findBroadcastById, type StoredBroadcast } from './broadcasts.store.ts';
import { claimShowing, findShown, showNextAt } from './live-standing.store.ts';
import { sayStanding } from './say.ts';
import { countStanding } from './standing.store.ts';

/** How often the message is brought up to date. */
const EVERY_MS = 3 * SECOND;
/** The same where counting takes longer: from so many recipients on. */
const MANY = 20_000;
const MANY_EVERY_MS = 15 * SECOND;
/** WhatsApp marks each edit as such, and takes none after a quarter of an hour (docs/whatsapp.md). */
const WHATSAPP_EVERY_MS = MINUTE;
const WHATSAPP_FOR_MS = 14 * MINUTE;

/**
 * Keeps one message of the author's up to date while a broadcast is sent: how far it is, how fast, how long yet. Called as
 * often as one likes, by every process; it acts when it is time.
 */
export async function showStanding(
  tx: Tx,
  words: AllWords,
  { id, authorId }: Pick<StoredBroadcast, 'id' | 'authorId'>,
  now: Date,
): Promise<void> {
  if (authorId && (await claimShowing(tx, id, now, after(now, EVERY_MS))))
    await show(tx, words, id, authorId, now);
}

/** The same at once: something has just changed. */
export async function showStandingNow(
  tx: Tx,
  words: AllWords,
  { id, authorId }: Pick<StoredBroadcast, 'id' | 'authorId'>,
  now: Date,
): Promise<void> {
  if (!authorId) return;
  await showNextAt(tx, id, after(now, EVERY_MS));
  await show(tx, words, id, authorId, now);
}

async function show(tx: Tx, words: AllWords, id: string, authorId: string, now: Date): Promise<void> {
  const broadcast = await findBroadcastById(tx, id);
  if (!broadcast) return;
  const act = `broadcast-standing:${id}`;
  const key = `${act}:${authorId}`;
  const shown = await findShown(tx, key);
  if (!shown) {
    // Once it is over, the report says the same.
    if (broadcast.state !== 'sending') return;
    const standing = await countStanding(tx, id, now);
    await pushTo(
      tx,
      [authorId],
      { words, say: (own) => sayStanding(broadcast, standing, own), now, act },
      none,
    );
    return;
  }
  const whatsapp = shown.channel === 'whatsapp';
  if (whatsapp && shown.sentAt && after(shown.sentAt, WHATSAPP_FOR_MS) < now) return;
  const standing = await countStanding(tx, id, now);
  const reply = sayStanding(broadcast, standing, words[languageOf(shown.language)]);
  await amend(tx, [{ of: key, act: 'edit', reply, priority: PRIORITY.push, now }]);
  if (whatsapp) await showNextAt(tx, id, after(now, WHATSAPP_EVERY_MS));
  else if (standing.total > MANY) await showNextAt(tx, id, after(now, MANY_EVERY_MS));
}

/** Whoever feeds looks at the outbox next anyway. */
const none = async () => undefined;
