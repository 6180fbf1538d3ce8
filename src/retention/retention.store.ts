import type { Storage, Tx } from '../storage/index.ts';
import type { Rule } from './rules.ts';

/**
 * Removes, or clears, up to `limit` rows whose time is over. Rows that somebody is working on are left for the next time.
 * Returns how many.
 */
export async function applyRule(
  tx: Tx,
  { table, due, clear }: Extract<Rule, { kept: 'days' }>,
  before: Date,
  limit: number,
): Promise<number> {
  const rows = `ctid = ANY(ARRAY(
    SELECT t.ctid FROM "${table}" t WHERE ${due} LIMIT ${limit} FOR UPDATE OF t SKIP LOCKED))`;
  // The rules are constants of ours; nothing in them comes from outside.
  return tx.$executeRawUnsafe(
    clear ? `UPDATE "${table}" SET ${clear} WHERE ${rows}` : `DELETE FROM "${table}" WHERE ${rows}`,
    before,
  );
}

/** Rewriting more than this would hold the one process up for too long, every night. */
const MOST_REWRITTEN_BYTES = 256 * 1024 * 1024;

/**
 * On the embedded database: rewrites the tables and ends the log, so that what was removed is not left in their files. One that
 * is too large for that only has the space marked for use again, as a PostgreSQL server does by itself.
 */
export async function reclaimSpace({ kind, db }: Storage): Promise<void> {
  if (kind !== 'pglite') return;
  const [size] = await db.$queryRaw<Array<{ bytes: bigint }>>`
    SELECT pg_database_size(current_database()) AS bytes`;
  const small = (size?.bytes ?? 0n) <= MOST_REWRITTEN_BYTES;
  await db.$executeRawUnsafe(small ? 'VACUUM FULL' : 'VACUUM');
  await db.$executeRawUnsafe('SELECT pg_switch_wal()');
  await db.$executeRawUnsafe('CHECKPOINT');
}
