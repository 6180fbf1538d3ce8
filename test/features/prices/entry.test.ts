import { afterEach, beforeEach, expect, test } from 'vitest';
import { toPlainText } from '../../../src/messages/index.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', [{ who: 'rina', channel: 'telegram', role: 'officer' }]);
});
afterEach(() => stage.close());

const type = (text: string) => stage.act('rina', { kind: 'text', text });
const last = () => toPlainText(stage.said('rina').at(-1)?.text ?? []);
const acts = async () => {
  const rows = await stage.storage.db.auditEntry.findMany({ orderBy: { at: 'asc' } });
  return rows.map(({ act, subject, detail }) => ({ act, subject, detail }));
};

test('every price that an officer notes is in the audit log, with whether a doubt was answered', async () => {
  await type('harga lada putih 98rb/kg muntok hari ini');
  await type('harga lada putih 199rb/kg hari ini');
  expect(await acts()).toHaveLength(1);
  await type('ya');
  const of = (value: number, accept: boolean, restated: boolean) => ({
    act: 'price.entered',
    subject: 'lada-putih',
    detail: { period: '2026-11-23', value, accept, restated },
  });
  expect(await acts()).toEqual([of(98_000, false, false), of(199_000, true, true)]);
});

test('an officer whose role ends while a price waits for a yes stores none', async () => {
  await type('harga tbs kaltim 3.592 k 92,1 cpo 14.215 inti 11.490');
  expect(last()).toMatch(/seharusnya Rp3\.392\/kg, bukan Rp3\.592\/kg/);
  await stage.storage.db.roleGrant.updateMany({ data: { revokedAt: stage.now() } });
  await type('ya');
  expect(last()).toMatch(/bukan petugas lagi/);
  expect(await stage.storage.db.priceValue.count()).toBe(0);
});
