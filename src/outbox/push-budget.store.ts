import { after, HOUR } from '../kernel/clock.ts';
import { startOfDay } from '../kernel/day.ts';
import type { Tx } from '../storage/index.ts';
import { type Allowance, type Claimed, PRIORITY } from './outbox.store.ts';

/**
 * How many messages that answer nothing a channel may carry a day. Days begin at midnight in `timeZone`. An amendment
 * counts as none: it neither opens a chat nor says anything new, and a mistake must be put right also late in the day.
 */
export interface PushBudget {
  pushesPerDay: number;
  /** Chats opened by us: pushes to people who have not written within a day (P1). */
  reachOutsPerDay: number;
  timeZone: string;
}

/** Whoever wrote within this time is in conversation with us. */
const WARM_MS = 24 * HOUR;

/** What today's budget has left. */
export async function leftToday(
  tx: Tx,
  channel: string,
  budget: PushBudget,
  now: Date,
): Promise<Allowance & { closed: boolean }> {
  const dayStart = startOfDay(now, budget.timeZone);
  const rows = await tx.$queryRaw<Array<{ pushes: number; reachOuts: number; closed: boolean }>>`
    SELECT COALESCE(d.pushes, 0) AS pushes, COALESCE(d."reachOuts", 0) AS "reachOuts",
           a."reachOutClosedAt" IS NOT NULL AS closed
    FROM (SELECT 1) AS one
    LEFT JOIN "ChannelDay" d ON d.channel = ${channel} AND d.day = ${dayStart.date}::date
    LEFT JOIN "ChannelAccount" a ON a.channel = ${channel}`;
  const { pushes = 0, reachOuts = 0, closed = false } = rows[0] ?? {};
  return {
    pushes: Math.max(0, budget.pushesPerDay - pushes),
    reachOuts: closed ? 0 : Math.max(0, budget.reachOutsPerDay - reachOuts),
    warmSince: after(now, -WARM_MS),
    dayStart: dayStart.at,
    closed,
  };
}

/** What went out today unasked. */
export async function spentToday(
  tx: Tx,
  channel: string,
  now: Date,
  timeZone: string,
): Promise<{ pushes: number; reachOuts: number }> {
  const { date } = startOfDay(now, timeZone);
  const rows = await tx.$queryRaw<Array<{ pushes: number; reachOuts: number }>>`
    SELECT pushes, "reachOuts" FROM "ChannelDay" WHERE channel = ${channel} AND day = ${date}::date`;
  return rows[0] ?? { pushes: 0, reachOuts: 0 };
}

/** Counts what was claimed, before it is sent: a crash then spends the budget rather than the account. */
export async function spendToday(
  tx: Tx,
  channel: string,
  budget: PushBudget,
  now: Date,
  claimed: readonly Claimed[],
): Promise<void> {
  const pushes = claimed.filter(({ priority, amends }) => priority > PRIORITY.reply && !amends).length;
  if (!pushes) return;
  const reachOuts = claimed.filter(({ reachOut }) => reachOut).length;
  const { date } = startOfDay(now, budget.timeZone);
  await tx.$executeRaw`
    INSERT INTO "ChannelDay" (channel, day, pushes, "reachOuts") VALUES (${channel}, ${date}::date, ${pushes}, ${reachOuts})
    ON CONFLICT (channel, day) DO UPDATE SET
      pushes = "ChannelDay".pushes + EXCLUDED.pushes, "reachOuts" = "ChannelDay"."reachOuts" + EXCLUDED."reachOuts"`;
}

/** No chat is opened on the channel from now on. True where that is news. */
export async function closeReachOuts(tx: Tx, channel: string, now: Date): Promise<boolean> {
  const closed = await tx.$executeRaw`
    INSERT INTO "ChannelAccount" (channel, "reachOutClosedAt", "updatedAt") VALUES (${channel}, ${now}, ${now})
    ON CONFLICT (channel) DO UPDATE SET "reachOutClosedAt" = ${now} WHERE "ChannelAccount"."reachOutClosedAt" IS NULL`;
  return closed > 0;
}

/** An operator's word that chats may be opened again. */
export async function reopenReachOuts(tx: Tx, channel: string): Promise<void> {
  await tx.$executeRaw`UPDATE "ChannelAccount" SET "reachOutClosedAt" = NULL WHERE channel = ${channel}`;
}
