import { after } from '../kernel/clock.ts';
import type { Tx } from '../storage/index.ts';
import type { NewJob } from './job.ts';

export interface DueJob {
  key: string;
  kind: string;
  payload: unknown;
  attempts: number;
}

/**
 * Puts jobs within the caller's transaction. One whose key is known is not put again; while it still waits, an earlier
 * time moves it forward, never back.
 */
export async function putJobs(tx: Tx, jobs: readonly NewJob[], now: Date): Promise<void> {
  if (!jobs.length) return;
  // One statement must not touch a key twice; and rows are locked in one order, so that two puts cannot block each other.
  const byKey = new Map<string, NewJob>();
  for (const job of jobs) {
    const known = byKey.get(job.key);
    if (!known || job.dueAt < known.dueAt) byKey.set(job.key, job);
  }
  const rows = [...byKey.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, kind, payload, dueAt }) => ({ key, kind, payload, due_at: dueAt }));
  await tx.$executeRaw`
    INSERT INTO "Job" (key, kind, payload, "dueAt", "createdAt")
    SELECT j.key, j.kind, j.payload, j.due_at, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS j(key text, kind text, payload jsonb, due_at timestamptz)
    ORDER BY j.key
    ON CONFLICT (key) DO UPDATE SET "dueAt" = EXCLUDED."dueAt"
    WHERE "Job".state = 'waiting' AND EXCLUDED."dueAt" < "Job"."dueAt"`;
}

/** Takes the job that is due first and that nobody else is doing; its row stays locked until the transaction ends. */
export async function takeJob(tx: Tx, now: Date): Promise<DueJob | null> {
  const rows = await tx.$queryRaw<DueJob[]>`
    SELECT key, kind, payload, attempts FROM "Job"
    WHERE state = 'waiting' AND "dueAt" <= ${now}
    ORDER BY "dueAt", key LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

export async function markJobDone(tx: Tx, key: string, now: Date): Promise<void> {
  await tx.job.update({ where: { key }, data: { state: 'done', doneAt: now, lastError: null } });
}

/** After a failure: due again then, or given up. */
export async function putOffJob(
  tx: Tx,
  key: string,
  failure: { attempts: number; error: string; dueAt: Date | null; now: Date },
): Promise<void> {
  const { attempts, error, dueAt, now } = failure;
  await tx.job.updateMany({
    where: { key, state: 'waiting' },
    data: { attempts, lastError: error, ...(dueAt ? { dueAt } : { state: 'dead', doneAt: now }) },
  });
}

/**
 * After the clock was set back: jobs that were to be done at once, or were put off by more than `longestMs` after a failure,
 * are due now. Those of a set time keep it.
 */
export async function pullForward(tx: Tx, now: Date, longestMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Job" SET "dueAt" = ${now}
    WHERE state = 'waiting' AND "dueAt" > ${now}
      AND (("createdAt" > ${now} AND "dueAt" <= "createdAt") OR (attempts > 0 AND "dueAt" > ${after(now, longestMs)}))`;
}

/** When the next job falls due; null when none waits. */
export async function nextJobAt(tx: Tx): Promise<Date | null> {
  const row = await tx.job.findFirst({
    where: { state: 'waiting' },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}

/** Finished jobs are kept a while, so that a repeated act is still known, then go. Returns how many. */
export async function removeOldJobs(tx: Tx, before: Date): Promise<number> {
  return (await tx.job.deleteMany({ where: { state: 'done', doneAt: { lt: before } } })).count;
}
