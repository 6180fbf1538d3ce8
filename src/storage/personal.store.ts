import { lookup, type PersonalBox, personal, personalAddress } from '../kernel/personal.ts';
import { MissingSecretError } from './errors.ts';
import { Prisma } from './generated/client.ts';
import { PERSONAL_TABLES, type PersonalTable } from './personal-columns.ts';
import type { Storage, Tx } from './storage.ts';

/** Rows sealed anew in one transaction. */
const BATCH = 200;

const column = (name: string) => Prisma.raw(`t."${name}"`);
const anyOf = (conditions: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`;
const startsWith = (name: string, beginnings: readonly string[]) =>
  Prisma.sql`${column(name)} LIKE ANY(${beginnings.map((beginning) => `${beginning}%`)}::text[])`;

/**
 * Rejects where anything is sealed with a key that is not at hand: it would be shown, and written back, as it is stored.
 * @throws MissingSecretError
 */
export async function refuseUnopenable(tx: Tx, { known }: PersonalBox): Promise<void> {
  for (const { table, sealed, exact } of PERSONAL_TABLES) {
    const foreign = [...sealed, ...exact].map(
      (name) => Prisma.sql`(${startsWith(name, ['personal:'])} AND NOT ${startsWith(name, known)})`,
    );
    const [row] = await tx.$queryRaw<Array<{ found: boolean }>>`
      SELECT EXISTS (SELECT 1 FROM ${Prisma.raw(`"${table}"`)} t WHERE ${anyOf(foreign)}) AS found`;
    if (row?.found) throw new MissingSecretError();
  }
}

/** Whether a row is not wholly sealed with the current key, in SQL. */
function stale(
  { sealed, exact, hashed }: PersonalTable,
  { sealed: key, hashed: hash }: { sealed: string; hashed: string },
) {
  return anyOf([
    ...sealed.map((name) => Prisma.sql`(${column(name)} IS NOT NULL AND NOT ${startsWith(name, [key])})`),
    ...exact.map((name) => Prisma.sql`(t.channel = 'whatsapp' AND NOT ${startsWith(name, [key])})`),
    ...hashed.map(({ column: name, of }) =>
      of === name
        ? // What an older key hashed cannot be hashed anew; what was stored before there was a key can.
          Prisma.sql`(${column(name)} <> '' AND NOT ${startsWith(name, ['hashed:'])})`
        : Prisma.sql`(${column(of)} IS NOT NULL AND ${column(name)} IS NULL OR NOT ${startsWith(name, [hash])})`,
    ),
  ]);
}

/** How many rows have personal data that is not sealed with the current key; null where there is no key. */
export async function countStale({ db, personal: { current } }: Storage): Promise<number | null> {
  if (!current) return null;
  let count = 0;
  for (const table of PERSONAL_TABLES) {
    const [row] = await db.$queryRaw<Array<{ count: bigint }>>`
      SELECT count(*) FROM ${Prisma.raw(`"${table.table}"`)} t WHERE ${stale(table, current)}`;
    count += Number(row?.count ?? 0);
  }
  return count;
}

/** Seals everything with the current key, a few rows at a time, beside running turns. Returns how many rows were changed. */
export async function sealAnew(storage: Storage): Promise<number> {
  const { current } = storage.personal;
  if (!current) return 0;
  let changed = 0;
  for (const table of PERSONAL_TABLES) {
    if (table.table === 'ChatAlias') {
      changed += await sealAliasesAnew(storage, stale(table, current));
      continue;
    }
    for (let from: string | null = '00000000-0000-0000-0000-000000000000'; from !== null; ) {
      const last: string = from;
      from = await storage.transaction(async (tx): Promise<string | null> => {
        const rows = await tx.$queryRaw<Array<Record<string, string | null>>>`
          SELECT t.* FROM ${Prisma.raw(`"${table.table}"`)} t WHERE t.id > ${last}::uuid AND ${stale(table, current)}
          ORDER BY t.id LIMIT ${BATCH} FOR UPDATE`;
        for (const row of rows) await sealRow(tx, table, row);
        changed += rows.length;
        return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
      });
    }
  }
  return changed;
}

/** Aliases have no id, and one may be there twice: as an older key sealed it, and as the current one does. */
async function sealAliasesAnew(storage: Storage, isStale: Prisma.Sql): Promise<number> {
  let changed = 0;
  for (let rows = BATCH; rows === BATCH; changed += rows) {
    rows = await storage.transaction(async (tx) => {
      const found = await tx.$queryRaw<Array<{ channel: string; address: string; place: string }>>`
        SELECT t.channel, t.address, t.ctid::text AS place FROM "ChatAlias" t WHERE ${isStale} LIMIT ${BATCH} FOR UPDATE`;
      for (const { channel, address, place } of found) {
        const sealed = personalAddress(channel, address);
        await tx.$executeRaw`
          WITH gone AS (DELETE FROM "ChatAlias" WHERE ctid = ${place}::tid RETURNING "chatId")
          INSERT INTO "ChatAlias" (channel, address, "chatId") SELECT ${channel}, ${sealed}, "chatId" FROM gone
          ON CONFLICT DO NOTHING`;
      }
      return found.length;
    });
  }
  return changed;
}

async function sealRow(
  tx: Tx,
  { table, sealed, exact, hashed }: PersonalTable,
  row: Record<string, string | null>,
) {
  const values = [
    ...sealed.map((name) => ({ name, value: personal(row[name] ?? null) })),
    ...exact.map((name) => ({
      name,
      value: personalAddress(row.channel ?? '', row[name] ?? ''),
    })),
    ...hashed
      .filter(({ column: name, of }) => of !== name || !/^(hashed:|$)/.test(row[name] ?? ''))
      .map(({ column: name, of }) => ({ name, value: lookup(row[of] ?? null) })),
  ];
  const set = values.map(({ name, value }) => Prisma.sql`${Prisma.raw(`"${name}"`)} = ${value}`);
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.join(set, ', ')} WHERE id = ${row.id}::uuid`;
}
