import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Prisma, type Storage, type Tx } from '../../src/storage/index.ts';
import { openTestStorage } from '../support/shared-storage.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await openTestStorage();
});
afterEach(() => storage.close());

const text = fc.string({ unit: 'grapheme' }).map((any) => any.replaceAll('\0', ''));
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const bigint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2900-01-01'), noInvalidDate: true });
const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('\\u0000'));
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text,
  integer: int,
  smallint: fc.integer({ min: -32_768, max: 32_767 }),
  float8: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  boolean: fc.boolean(),
  bigint,
  timestamptz: date,
  uuid: fc.uuid(),
  bytea: fc.uint8Array(),
  'text[]': fc.array(text),
  'bigint[]': fc.array(bigint),
  'timestamptz[]': fc.array(date),
  'uuid[]': fc.array(fc.uuid()),
};

describe('values go into the database and come back as they were', () => {
  test.each(Object.keys(VALUES))('%s, or nothing', async (type) => {
    const cast = Prisma.raw(type);
    await fc.assert(
      fc.asyncProperty(fc.option(VALUES[type] ?? fc.constant(null)), async (value) => {
        const rows = await storage.db.$queryRaw<Array<{ value: unknown }>>`SELECT ${value}::${cast} AS value`;
        expect(rows).toEqual([{ value: value ?? null }]);
      }),
      { numRuns: 40 },
    );
  });

  test('JSON, given as text', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const [row] = await storage.db.$queryRaw<Array<{ value: unknown }>>`
          SELECT ${JSON.stringify(value)}::jsonb AS value`;
        const [same] = await storage.db.$queryRaw<Array<{ same: boolean }>>`
          SELECT ${JSON.stringify(row?.value)}::jsonb = ${JSON.stringify(value)}::jsonb AS same`;
        expect(same?.same).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('counts, sums, days, times and lists of JSON', async () => {
    const [row] = await storage.db.$queryRaw<Array<Record<string, unknown>>>`
      SELECT count(*) AS count, sum(1.5::numeric) AS sum, '2026-11-27'::date AS day, '12:30'::time AS time,
             ARRAY['{"a": [1, null]}'::jsonb, NULL] AS list, NULL::jsonb AS nothing, 'null'::jsonb AS null`;
    expect(row).toEqual({
      count: 1n,
      sum: new Prisma.Decimal('1.5'),
      day: new Date('2026-11-27T00:00:00Z'),
      time: new Date('1970-01-01T12:30:00Z'),
      list: [{ a: [1, null] }, null],
      nothing: null,
      null: null,
    });
  });
});

const grow = (tx: Tx, id: string) =>
  tx.$executeRaw`INSERT INTO "AuditEntry" (id, at, act) VALUES (${id}::uuid, now(), ${id})`;
const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

test('what is asked for at once in a transaction is done in that order', async () => {
  const seen = await storage.transaction((tx) =>
    Promise.all([
      grow(tx, ID(1)),
      tx.$queryRaw<Array<{ n: bigint }>>`SELECT count(*) AS n FROM "AuditEntry"`,
      grow(tx, ID(2)),
      tx.auditEntry.count(),
    ]),
  );
  expect(seen).toEqual([1, [{ n: 1n }], 1, 2]);
});

test('where one of several fails, none is so, and the next transaction begins anew', async () => {
  const failing = storage.transaction((tx) =>
    Promise.all([grow(tx, ID(1)), grow(tx, ID(1)), grow(tx, ID(2))]),
  );
  await expect(failing).rejects.toThrow(/23505/);
  await storage.transaction((tx) => grow(tx, ID(3)));
  expect((await storage.db.auditEntry.findMany()).map(({ id }) => id)).toEqual([ID(3)]);
});

test('a failure has the database’s words and code, and nothing that was given', async () => {
  const failure = storage.db.$queryRaw`SELECT 1 / ${0}::int AS ${Prisma.raw('x')}, ${'rahasia'}::text AS y`;
  await expect(failure).rejects.toMatchObject({
    code: 'P2010',
    message: expect.stringMatching(/22012.*division by zero/),
  });
  await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('rahasia') });
});

test('a transaction that is over takes no more statements', async () => {
  let left: Tx | undefined;
  await storage.transaction(async (tx) => {
    left = tx;
    await grow(tx, ID(1));
  });
  await expect(async () => left && grow(left, ID(2))).rejects.toThrow(/has ended/);
  const failed = storage.transaction(async (tx) => {
    left = tx;
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await expect(async () => left && grow(left, ID(3))).rejects.toThrow(/has ended/);
  expect(await storage.db.auditEntry.count()).toBe(1);
});

test('a transaction that asks for nothing leaves its connection as it was', async () => {
  await storage.transaction(async () => undefined);
  await storage.transaction((tx) => grow(tx, ID(1)));
  await expect(
    storage.transaction(async (tx) => {
      await grow(tx, ID(2));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await storage.db.auditEntry.count()).toBe(1);
});
