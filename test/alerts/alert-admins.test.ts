import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAlertAdmins } from '../../src/alerts/index.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import { createLog } from '../../src/kernel/log.ts';
import { openPostOffice, type PostOffice } from '../outbox/post-office.ts';
import { loadedWords } from '../support/loaded.ts';

let office: PostOffice;
let lines: string[];
beforeEach(async () => {
  office = await openPostOffice();
  lines = [];
});
afterEach(() => office.close());

const alertWith = (adminIds: string[]) =>
  createAlertAdmins({
    storage: office.storage,
    clock: { now: () => office.now() },
    words: loadedWords(),
    adminIds,
    log: createLog('error', [], { write: (line) => void lines.push(line) }),
  });

const heard = async () => {
  await office.dispatcher().drain();
  return office.calls.map(({ to, text }) => `${to.id}: ${text}`);
};

test('reaches every administrator who has a chat, by configuration or by role, and nobody else', async () => {
  for (const name of ['42', 'officer', 'owner']) await office.chat(name);
  const { personId } = await office.storage.db.chat.findFirstOrThrow({ where: { address: 'officer' } });
  const grant = { id: uuidv7(), personId, role: 'admin', grantedAt: office.now() };
  await office.storage.db.roleGrant.create({ data: grant });
  await alertWith(['telegram:42', 'telegram:77'])('alert-whatsapp-replaced');
  const all = await heard();
  expect(all.map((line) => line.split(':')[0]).sort()).toEqual(['42', 'officer']);
  expect(all[0]).toContain('saudagar whatsapp reconnect');
});

test('is said once an hour, however often it happens', async () => {
  await office.chat('42');
  const alert = alertWith(['telegram:42']);
  for (let i = 0; i < 5; i += 1) await alert('alert-whatsapp-deaf');
  expect(await heard()).toHaveLength(1);
  office.pass(HOUR);
  await alert('alert-whatsapp-deaf');
  expect(await heard()).toHaveLength(2);
});

test('is logged also where nobody can be told', async () => {
  await alertWith([])('alert-whatsapp-deaf');
  expect(lines.join()).toContain('"alert":"alert-whatsapp-deaf"');
});
