import { putJobs } from '../../jobs/index.ts';
import { type Feed, PRIORITY } from '../../outbox/index.ts';
import type { Tx } from '../../storage/index.ts';
import { awakeUntil, OTHER_PROVINCES_ZONE, ZONES_BY_PROVINCE } from '../leads/index.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { moveBroadcast, recallQueued, sendingBroadcasts } from './broadcasts.store.ts';
import { feedCorrection } from './feed-correction.ts';
import { showStanding, showStandingNow } from './live-standing.ts';
import { doneJob } from './tell-officers.ts';

/**
 * So many announcements wait in the outbox at most, some seconds' worth. All others wait as recipients, where a pause, a
 * wish for silence or an erasure finds them, and where they cost the outbox nothing.
 */
const WINDOW: Readonly<Record<string, number>> = { telegram: 300, webchat: 300, whatsapp: 20 };

/** Keeps the outbox supplied with the announcements that are being sent on a channel, while people are awake. */
export function createBroadcastFeed(parts: Pick<BroadcastParts, 'timeZone' | 'words'>): Feed {
  const { timeZone, words } = parts;
  const zones = [...new Set([timeZone, OTHER_PROVINCES_ZONE, ...ZONES_BY_PROVINCE.map(({ zone }) => zone)])];
  return async (tx, channel, now) => {
    const sending = await sendingBroadcasts(tx);
    if (!sending.length) return 0;
    // One process feeds a channel at a time; the others need not wait for it.
    const [lock] = await tx.$queryRaw<Array<{ mine: boolean }>>`
      SELECT pg_try_advisory_xact_lock(hashtext(${`broadcast ${channel}`})) AS mine`;
    if (!lock?.mine) return 0;
    const awake = zones.flatMap((zone) => {
      const until = awakeUntil(now, zone);
      return until ? [{ zone, until }] : [];
    });
    let fed = 0;
    for (const broadcast of sending) {
      const { id, act } = broadcast;
      await recallQueued(tx, id, 'expired');
      const room = (WINDOW[channel] ?? 20) - (await countQueued(tx, channel));
      if (room > 0 && act) fed += await feedCorrection(tx, words, broadcast, { channel, awake, room, now });
      else if (room > 0 && awake.length) fed += await feed(tx, id, channel, awake, room, now);
      if (await finishIfDone(tx, id, now)) await showStandingNow(tx, words, broadcast, now);
      else await showStanding(tx, words, broadcast, now);
    }
    return fed;
  };
}

async function countQueued(tx: Tx, channel: string): Promise<number> {
  const rows = await tx.$queryRaw<Array<{ count: number }>>`
    SELECT count(*)::int AS count FROM "OutboxMessage"
    WHERE channel = ${channel} AND state = 'queued' AND priority = ${PRIORITY.bulk}`;
  return rows[0]?.count ?? 0;
}

/**
 * The next recipients go to the outbox, or are left out where something came up since they were chosen. Both in one
 * statement, so nobody can be in both. Where a form is open in the chat, numbers are its answers: what can be picked is
 * shown without. Returns how many were dealt with.
 */
async function feed(
  tx: Tx,
  id: string,
  channel: string,
  awake: ReadonlyArray<{ zone: string; until: Date }>,
  room: number,
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    WITH picked AS (
      SELECT r."personId", r.zone FROM "BroadcastRecipient" r
      WHERE r.channel = ${channel} AND r.state = 'waiting' AND r."broadcastId" = ${id}::uuid
        AND r.zone = ANY(${awake.map(({ zone }) => zone)})
      ORDER BY r."personId" LIMIT ${room} FOR UPDATE SKIP LOCKED
    ), judged AS (
      SELECT p.id, p.language, picked.zone, c.id AS "chatId", jsonb_array_length(c.state -> 'frames') > 0 AS busy,
        CASE WHEN p."announcementsOffAt" IS NOT NULL THEN 'opted-out' WHEN c."stoppedAt" IS NOT NULL THEN 'stopped'
             WHEN c.id IS NULL OR c."unreachableAt" IS NOT NULL THEN 'unreachable' END AS reason
      FROM picked JOIN "Person" p ON p.id = picked."personId"
      LEFT JOIN LATERAL (
        SELECT * FROM "Chat" c WHERE c."personId" = p.id AND c.channel = ${channel}
        ORDER BY (c."unreachableAt" IS NULL) DESC, c."lastInboundAt" DESC NULLS LAST, c.id LIMIT 1) c ON TRUE
    ), put AS (
      INSERT INTO "OutboxMessage" ("chatId", channel, "dedupeKey", priority, content, "contentHash", "dueAt", "expiresAt",
        "createdAt", "platformIds", "broadcastId")
      SELECT j."chatId", ${channel}, 'broadcast:' || b.id || ':' || j.id, ${PRIORITY.bulk},
        (b.content -> CASE WHEN j.language = 'en' THEN 'en' ELSE 'id' END)
          || CASE WHEN j.busy THEN '{"unnumbered": true}'::jsonb ELSE '{}' END,
        'broadcast ' || b.id, ${now}, z.until, ${now}, '{}', b.id
      FROM judged j JOIN "Broadcast" b ON b.id = ${id}::uuid
      JOIN unnest(${awake.map(({ zone }) => zone)}::text[], ${awake.map(({ until }) => until)}::timestamptz[]) AS z(zone, until)
        ON z.zone = j.zone
      WHERE j.reason IS NULL ORDER BY j.id
      ON CONFLICT ("dedupeKey") WHERE "dedupeKey" IS NOT NULL DO NOTHING)
    UPDATE "BroadcastRecipient" r SET reason = judged.reason,
      state = (CASE WHEN judged.reason IS NULL THEN 'queued' ELSE 'left_out' END)::"RecipientState"
    FROM judged WHERE r."broadcastId" = ${id}::uuid AND r."personId" = judged.id`;
}

/** Nobody waits and nothing is under way any more: its officer gets the report. */
async function finishIfDone(tx: Tx, id: string, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<Array<{ open: boolean }>>`
    SELECT EXISTS (SELECT 1 FROM "Broadcast" WHERE id = ${id}::uuid AND queueing)
      OR EXISTS (SELECT 1 FROM "BroadcastRecipient" WHERE "broadcastId" = ${id}::uuid AND state = 'waiting')
      OR EXISTS (SELECT 1 FROM "OutboxMessage" WHERE "broadcastId" = ${id}::uuid AND state IN ('queued', 'sending')) AS open`;
  if (row?.open || !(await moveBroadcast(tx, id, ['sending'], 'done', { finishedAt: now }))) return false;
  await putJobs(tx, [doneJob(id, now)], now);
  return true;
}
