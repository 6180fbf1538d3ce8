import type { Tx } from '../storage/index.ts';

export interface TakenRun {
  key: string;
  job: string;
  slotAt: Date;
  mark: string | null;
}

/** Inserts the key of a slot: who inserted it may run it. False where it is there already. */
export async function insertRun(
  tx: Tx,
  run: {
    key: string;
    job: string;
    slotAt: Date;
    state: 'running' | 'done' | 'skipped';
    leaseUntil: Date;
    now: Date;
  },
): Promise<boolean> {
  const { now, ...data } = run;
  const finished = run.state === 'running' ? {} : { finishedAt: now };
  const { count } = await tx.scheduledRun.createMany({
    data: [{ ...data, startedAt: now, ...finished }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Takes over runs of a job whose process has not been heard of since its lease ended. */
export async function takeAbandoned(tx: Tx, job: string, now: Date, leaseUntil: Date): Promise<TakenRun[]> {
  return tx.$queryRaw<TakenRun[]>`
    UPDATE "ScheduledRun" SET "leaseUntil" = ${leaseUntil} WHERE key IN (
      SELECT key FROM "ScheduledRun" WHERE job = ${job} AND state = 'running' AND "leaseUntil" < ${now}
      ORDER BY "slotAt" FOR UPDATE SKIP LOCKED)
    RETURNING key, job, "slotAt", mark`;
}

/** Moves a run on, if it still is where `from` says and running: otherwise somebody else has it. */
export async function advanceRun(
  tx: Tx,
  key: string,
  step: { from: string | null; mark: string; count: number; leaseUntil: Date },
): Promise<boolean> {
  const { count } = await tx.scheduledRun.updateMany({
    where: { key, state: 'running', mark: step.from },
    data: { mark: step.mark, count: { increment: step.count }, leaseUntil: step.leaseUntil },
  });
  return count === 1;
}

/** The mark of the newest slot of a job before `slotAt` that left one. */
export async function readLastMark(tx: Tx, job: string, slotAt: Date): Promise<string | null> {
  const last = await tx.scheduledRun.findFirst({
    where: { job, slotAt: { lt: slotAt }, mark: { not: null } },
    orderBy: { slotAt: 'desc' },
    select: { mark: true },
  });
  return last?.mark ?? null;
}

export async function finishRun(tx: Tx, key: string, state: 'done' | 'skipped', now: Date): Promise<void> {
  await tx.scheduledRun.updateMany({ where: { key, state: 'running' }, data: { state, finishedAt: now } });
}

/** Forgets finished runs from before `before`; ticks already after an hour, they come every minute. */
export async function forgetRuns(tx: Tx, ticksBefore: Date, before: Date): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ScheduledRun" WHERE state <> 'running'
      AND (("slotAt" < ${ticksBefore} AND job = 'tick') OR "slotAt" < ${before})`;
}
