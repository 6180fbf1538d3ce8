import { z } from 'zod';
import type { Tx } from '../storage/index.ts';

/** Prisma's own record of migrations is not data: it is compared instead. */
const HISTORY = '_prisma_migrations';
const ROWS_AT_ONCE = 200;

/** All tables with their primary key, each after those it refers to. */
export async function listTables(tx: Tx): Promise<Array<{ table: string; key: string[] }>> {
  const tables = await tx.$queryRaw<Array<{ table: string; key: string[]; parents: string[] }>>`
    SELECT c.relname::text AS table,
      COALESCE((SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum))
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key,
      COALESCE((SELECT array_agg(DISTINCT p.relname::text) FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '{}') AS parents
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema::regnamespace
      AND c.relname <> ${HISTORY} ORDER BY c.relname`;
  const ordered: Array<{ table: string; key: string[] }> = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter(
      ({ table, parents }) => !placed.has(table) && parents.every((parent) => placed.has(parent)),
    );
    if (!next.length) throw new Error('tables refer to each other in a circle');
    for (const { table, key } of next) {
      ordered.push({ table, key });
      placed.add(table);
    }
  }
  return ordered;
}

/** Every row of a table as JSON text, in the order of its key, a few at a time. */
export async function* readRows(
  tx: Tx,
  { table, key }: { table: string; key: readonly string[] },
): AsyncGenerator<string[]> {
  const order = key.length ? `ORDER BY ${key.map((column) => `"${column}"`).join(', ')}` : '';
  await tx.$executeRawUnsafe(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t ${order}`,
  );
  for (;;) {
    const rows = await tx.$queryRawUnsafe<Array<{ row: string }>>(`FETCH ${ROWS_AT_ONCE} FROM backup`);
    if (rows.length) yield rows.map(({ row }) => row);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await tx.$executeRawUnsafe('CLOSE backup');
}

/**
 * Puts rows back: `line` is `{"rows": […]}` as it was written. The database reads it, so that every type comes back as it
 * was, whichever of the two it came from.
 */
export async function writeRows(tx: Tx, table: string, line: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb->'rows')`,
    line,
  );
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<Array<{ count: bigint }>>(`SELECT count(*) FROM "${table}"`);
  return Number(row?.count ?? 0);
}

export async function readMigrations(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.$queryRaw<Array<{ name: string; checksum: string }>>`
    SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`;
  return Object.fromEntries(rows.map(({ name, checksum }) => [name, checksum]));
}

/** Where counting goes on, of those sequences that have begun. */
export async function readSequences(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
    WHERE schemaname = current_schema AND last_value IS NOT NULL ORDER BY 1`;
  const read = z.array(z.object({ name: z.string(), last: z.string() })).parse(rows);
  return Object.fromEntries(read.map(({ name, last }) => [name, last]));
}

export async function setSequences(tx: Tx, sequences: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await tx.$executeRaw`SELECT setval(quote_ident(${name})::regclass, ${last}::bigint)`;
  }
}

/** Empties every table, in one act. */
export async function emptyTables(tx: Tx, tables: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')} RESTART IDENTITY CASCADE`,
  );
}
