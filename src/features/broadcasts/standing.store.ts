import { after, SECOND } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/index.ts';

/** How a broadcast stands. */
export interface Standing {
  total: number;
  waiting: number;
  underWay: number;
  sent: number;
  delivered: number;
  read: number;
  /** Sent again after a crash that may have let the first one through: a few may see these twice. */
  doubtful: number;
  /** People left out after all, and messages that failed, by reason. */
  leftOut: Record<string, number>;
  failed: Record<string, number>;
  /** Since the first message went; 0 before. */
  sinceMs: number;
  /** Messages a minute, lately. */
  perMinute: number;
  /** Until the slowest channel is through, at the rate of late; null where a channel with people on it stands still. */
  leftMs: number | null;
  /** How often each choice was picked, by its place. */
  answers: number[];
}

/** The rate is that of so long. */
const LATELY_MS = 30 * SECOND;

/** Counted from whom it is for, from the outbox and from what people answered. */
export async function countStanding(tx: Tx, id: string, now: Date): Promise<Standing> {
  const recipients = await tx.$queryRaw<
    Array<{ channel: string; state: string; reason: string | null; count: number }>
  >`
    SELECT channel, state::text, reason, count(*)::int AS count FROM "BroadcastRecipient"
    WHERE "broadcastId" = ${id}::uuid GROUP BY channel, state, reason`;
  const messages = await tx.$queryRaw<MessageRow[]>`
    SELECT channel, state::text, CASE WHEN state IN ('dead', 'uncertain', 'dropped') THEN "lastError" END AS reason,
      count(*)::int AS count, count("deliveredAt")::int AS delivered, count("readAt")::int AS read,
      count(*) FILTER (WHERE doubtful)::int AS doubtful,
      count(*) FILTER (WHERE "sentAt" > ${after(now, -LATELY_MS)})::int AS lately,
      (extract(epoch FROM ${now}::timestamptz - min("sentAt")) * 1000)::float8 AS "sinceMs"
    FROM "OutboxMessage" WHERE "broadcastId" = ${id}::uuid GROUP BY 1, 2, 3`;
  const answers = await tx.$queryRaw<Array<{ option: number; count: number }>>`
    SELECT option, count(*)::int AS count FROM "BroadcastAnswer" WHERE "broadcastId" = ${id}::uuid GROUP BY option`;
  const standing: Standing = {
    total: recipients.reduce((sum, { count }) => sum + count, 0),
    waiting: 0,
    underWay: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    doubtful: 0,
    leftOut: {},
    failed: {},
    sinceMs: 0,
    perMinute: 0,
    leftMs: 0,
    answers: [],
  };
  const left = new Map<string, number>();
  const rates = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count);
  for (const { channel, state, reason, count } of recipients) {
    if (state === 'waiting') {
      standing.waiting += count;
      add(left, channel, count);
    }
    if (state === 'left_out') {
      const why = reason ?? 'unreachable';
      standing.leftOut[why] = (standing.leftOut[why] ?? 0) + count;
    }
  }
  for (const { channel, state, reason, count, ...row } of messages) {
    standing.delivered += row.delivered;
    standing.read += row.read;
    standing.doubtful += row.doubtful;
    standing.sinceMs = Math.max(standing.sinceMs, row.sinceMs ?? 0);
    if (state === 'sent') {
      standing.sent += count;
      add(rates, channel, row.lately / Math.min(LATELY_MS, Math.max(SECOND, row.sinceMs ?? 0)));
    } else if (state === 'queued' || state === 'sending') {
      standing.underWay += count;
      add(left, channel, count);
    } else standing.failed[reason ?? 'unknown'] = (standing.failed[reason ?? 'unknown'] ?? 0) + count;
  }
  for (const rate of rates.values()) standing.perMinute += Math.round(rate * 60 * SECOND);
  for (const [channel, count] of left) {
    const rate = rates.get(channel) ?? 0;
    standing.leftMs =
      rate && standing.leftMs !== null ? Math.max(standing.leftMs, Math.ceil(count / rate)) : null;
  }
  for (const { option, count } of answers) standing.answers[option] = count;
  return standing;
}

interface MessageRow {
  channel: string;
  state: string;
  reason: string | null;
  count: number;
  delivered: number;
  read: number;
  doubtful: number;
  lately: number;
  sinceMs: number | null;
}

/** A message that did not reach its person, as an officer can look into it. */
export interface Failure {
  name: string;
  channel: string;
  reason: string;
}

/** Who did not get it and why: failed messages and people left out, at most `limit`. */
export async function listFailures(tx: Tx, id: string, limit: number): Promise<Failure[]> {
  return tx.$queryRaw<Failure[]>`
    SELECT COALESCE(b.name, c."displayName", '') AS name, f.channel, f.reason FROM (
      SELECT r."personId", r.channel, COALESCE(r.reason, 'unreachable') AS reason FROM "BroadcastRecipient" r
      WHERE r."broadcastId" = ${id}::uuid AND r.state = 'left_out'
      UNION ALL
      SELECT c."personId", o.channel, COALESCE(o."lastError", 'unknown') FROM "OutboxMessage" o JOIN "Chat" c ON c.id = o."chatId"
      WHERE o."broadcastId" = ${id}::uuid AND o.state IN ('dead', 'uncertain', 'dropped')) f
    LEFT JOIN "Business" b ON b."personId" = f."personId"
    LEFT JOIN LATERAL (SELECT "displayName" FROM "Chat" WHERE "personId" = f."personId" AND channel = f.channel LIMIT 1) c ON TRUE
    ORDER BY f.reason, f."personId" LIMIT ${limit}`;
}
