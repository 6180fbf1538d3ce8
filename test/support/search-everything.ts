import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Prisma, type Storage } from '../../src/storage/index.ts';

/** Every column of every table in which `pattern` (a regular expression, in any case) is found, as `Table.column`, with how often. */
export async function searchDatabase({ db }: Storage, pattern: string): Promise<Record<string, number>> {
  const columns = await db.$queryRaw<Array<{ table: string; column: string; type: string }>>`
    SELECT c.table_name::text AS table, c.column_name::text AS column, c.data_type::text AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_schema = current_schema AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`;
  const found: Record<string, number> = {};
  for (const { table, column, type } of columns) {
    const name = Prisma.raw(`"${column}"`);
    const text = type === 'bytea' ? Prisma.sql`encode(${name}, 'escape')` : Prisma.sql`${name}::text`;
    const [row] = await db.$queryRaw<Array<{ count: number }>>`
      SELECT count(*)::int AS count FROM ${Prisma.raw(`"${table}"`)} WHERE ${text} ~* ${pattern}`;
    if (row?.count) found[`${table}.${column}`] = row.count;
  }
  return found;
}

/** Files below `folder` whose name or content has `pattern`, by their path. The embedded database's own are left out. */
export async function searchFiles(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.startsWith(join(folder, 'pglite/'))) continue;
    if (pattern.test(path) || pattern.test((await readFile(path)).toString('latin1'))) found.push(path);
  }
  return found;
}

/**
 * How many rows hang on these persons, directly or over other tables, in each table that does so by a foreign key: what
 * there is to erase.
 */
export async function rowsOfPersons(
  { db }: Storage,
  ids: readonly string[],
): Promise<Record<string, number>> {
  const keys = await db.$queryRaw<Array<{ child: string; column: string; parent: string; key: string }>>`
    SELECT k.conrelid::regclass::text AS child, a.attname::text AS column, k.confrelid::regclass::text AS parent, p.attname::text AS key
    FROM pg_constraint k
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = k.confkey[1]
    WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`;
  const counts: Record<string, number> = {};
  async function follow(parent: string, rows: string, path: readonly string[]): Promise<void> {
    for (const { child, column, key } of keys.filter((one) => one.parent === parent)) {
      if (path.includes(child)) continue;
      const own = `SELECT * FROM ${child} WHERE "${column}" IN (SELECT "${key}" FROM (${rows}) p)`;
      const [row] = await db.$queryRawUnsafe<Array<{ count: number }>>(
        `SELECT count(*)::int AS count FROM (${own}) r`,
        ids,
      );
      counts[child] = (counts[child] ?? 0) + (row?.count ?? 0);
      await follow(child, own, [...path, child]);
    }
  }
  await follow('"Person"', 'SELECT * FROM "Person" WHERE id = ANY($1::uuid[])', ['"Person"']);
  return counts;
}
