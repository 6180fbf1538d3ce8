import type { PGlite } from '@electric-sql/pglite';

/** How much log there may be: what a PostgreSQL server keeps with segments of this size (`max_wal_size`). */
const MOST_LOG_BYTES = 64 * 1024 * 1024;

/**
 * Ends the log where it has grown long; returns whether it had. A server has a process for that, and the embedded database none: its log
 * would grow until the next nightly rewriting, on the disk, and to be replayed by the start after a kill.
 */
export async function checkpointWhenDue(
  pglite: Pick<PGlite, 'query'>,
  mostBytes = MOST_LOG_BYTES,
): Promise<boolean> {
  const { rows } = await pglite.query<{ due: boolean }>(
    'SELECT pg_current_wal_lsn() - redo_lsn > $1 AS due FROM pg_control_checkpoint()',
    [mostBytes],
  );
  const due = rows[0]?.due === true;
  if (due) await pglite.query('CHECKPOINT');
  return due;
}
