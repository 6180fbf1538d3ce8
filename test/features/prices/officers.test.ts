import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPriceService } from '../../../src/features/prices/price-service.ts';
import { createFetchPolitely } from '../../../src/features/prices/sources/fetch-politely.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { Reply, toPlainText } from '../../../src/messages/index.ts';
import { loadedWords } from '../../support/loaded.ts';
import { openPriceDesk, type PriceDesk } from './price-desk.ts';
import { failing, PINK_SHEET, text } from './source-server.ts';

const NOW = new Date('2026-06-03T02:00:00Z');
let desk: PriceDesk;
beforeEach(async () => {
  desk = await openPriceDesk();
});
afterEach(() => desk.close());

async function person(role?: string): Promise<string> {
  const id = uuidv7();
  const { db } = desk.storage;
  await db.person.create({ data: { id, createdAt: NOW, lastSeenAt: NOW } });
  await db.chat.create({
    data: { id: uuidv7(), channel: 'telegram', address: id, personId: id, createdAt: NOW },
  });
  if (role) await db.roleGrant.create({ data: { id: uuidv7(), personId: id, role, grantedAt: NOW } });
  return id;
}

const said = async () => {
  const rows = await desk.storage.db.outboxMessage.findMany({
    include: { chat: true },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ chat, content }) => [chat.address, toPlainText(Reply.parse(content).text)] as const);
};

test('officers and admins, also those of ADMIN_IDS, are told once what failed, nobody else is, and one failed try is nobody`s trouble', async () => {
  const officer = await person('officer');
  const owner = await person();
  const listed = await person();
  const service = createPriceService({
    storage: desk.storage,
    clock: { now: () => NOW },
    log: createLog('silent'),
    newId: () => uuidv7(),
    catalogue: desk.catalogue,
    words: loadedWords(),
    http: createFetchPolitely({ timeoutMs: 300, wait: async () => undefined }),
    timeZone: 'Asia/Makassar',
    adminIds: [`telegram:${listed}`, `whatsapp:${owner}`],
  });
  desk.server.play('/pink-sheet', failing(503));
  await service.fetch('pink-sheet');
  expect(await said()).toEqual([]);
  await service.fetch('pink-sheet');
  await service.fetch('pink-sheet');
  expect((await said()).map(([to]) => to).sort()).toEqual([officer, listed].sort());
  expect((await said())[0]?.[1]).toContain('pink-sheet: sumber tidak bisa dihubungi');

  desk.server.play(
    '/pink-sheet',
    text(`<a href="${desk.server.url}/pink-sheet-file/CMO-Historical-Data-Monthly.xlsx">x</a>`),
  );
  desk.server.play('/pink-sheet-file', text(PINK_SHEET.subarray(0, 100_000)));
  await service.fetch('pink-sheet');
  expect((await said()).map(([, words]) => words.includes('bentuk datanya berubah'))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  const status = await service.status();
  expect(status.incidents.map(({ kind }) => kind)).toContain('shape');
  expect(status.sources).toMatchObject([{ source: 'pink-sheet', failures: 4 }]);
});
