import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { environmentOf, runToEnd, startAssistant } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const saudagar = (...args: string[]) => runToEnd(environmentOf(database), 'src/cli.ts', 'prices', ...args);

async function table(name: string, content: string): Promise<string> {
  const path = join(database.config.dataDir, name);
  await writeFile(path, content);
  return path;
}

test('a table is imported whole or not at all, also while the assistant holds the database', async () => {
  const bad = await table(
    'bad.csv',
    'deret;periode;nilai\nlada-putih;2026-10-01;98000\nlada-hijau;2026-10-01;1\n',
  );
  const refused = await saudagar('import', bad);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toEqual({ kind: 'refused', problems: [{ row: 3, problem: 'series' }] });

  const assistant = await startAssistant(environmentOf(database, { WEBCHAT: 'on' }));
  try {
    const good = await table(
      'good.csv',
      'series,period,value\nlada-putih,2026-10-01,98000\ntbs-kaltim,2026-01-16/2026-01-31,3200.48\n',
    );
    const stored = await saudagar('import', good);
    expect(JSON.parse(stored.stdout)).toEqual({ kind: 'stored', added: 2, restated: 0, unchanged: 0 });
    const far = await table('far.csv', 'series,period,value\nlada-putih,2026-10-02,150000\n');
    expect(JSON.parse((await saudagar('import', far)).stdout)).toMatchObject({
      kind: 'held',
      held: [{ last: 98_000 }],
    });
    const status = JSON.parse((await saudagar('status')).stdout);
    const pepper = status.series.find(({ id }: { id: string }) => id === 'lada-putih');
    expect(pepper).toMatchObject({ period: '2026-10-01', value: 98_000, source: 'export-center' });
  } finally {
    await assistant.stop();
  }
}, 90_000);
