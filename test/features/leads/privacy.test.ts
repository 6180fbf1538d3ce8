import { afterEach, beforeEach, expect, test } from 'vitest';
import { revokeGrant } from '../../../src/features/people/index.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import { toPlainText } from '../../../src/messages/index.ts';
import { play } from '../../support/play.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../../support/transcript.ts';

const HEAD = `# people: yuki telegram representative:itpc-osaka, sari telegram, wati whatsapp +6281350001111
# business: sari | Rumah Kepiting Sari | Kota Tarakan | kepiting bakau hidup 3 ton/bulan | haccp | JP | direct
# business: wati | Wati Laut | Nunukan | kepiting bakau hidup 3 ton/bulan | haccp | JP | never
`;
const PUSHED = `yuki  We are Sakura Seafood Co., Ltd from Osaka, Japan. We need live mud crab 2 tons per month, HACCP required. Offer before 15 January 2027. Contact: Mr Tanaka, tanaka@sakura.example.jp
yuki  [Kirim]
`;
const BUYER = /Sakura|Tanaka|sakura\.example/;
const OWNERS = /Rumah Kepiting|Bu Sari|81234567890|Wati Laut/;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', readCast(HEAD));
  for (const business of readBusinesses(HEAD)) await stage.register(business);
});
afterEach(() => stage.close());

const act = (lines: string) => play(stage, parseTranscript(lines), readCast(HEAD));
const toldTo = (who: string) =>
  stage
    .said(who)
    .map(({ text }) => toPlainText(text))
    .join('\n');

test('nobody knows of the other before both have agreed, and then only those two', async () => {
  await act(PUSHED);
  await act(
    'sari  [Minat]\nsari  hubungi 0812 3456 7890\nsari  lewati\nsari  lewati\nsari  email sari@example.id\nwati  [Tanya dulu]\nwati  siapa pembelinya?\n',
  );
  expect(toldTo('sari')).not.toMatch(BUYER);
  expect(toldTo('wati')).not.toMatch(BUYER);
  expect(toldTo('yuki')).not.toMatch(OWNERS);
  expect(toldTo('yuki')).not.toMatch(/3456|sari@/);
  await act('yuki  lead 1\nyuki  [Lihat kandidat]\nyuki  [Kandidat 1]\nyuki  [Terima]\n');
  const accepted = await stage.storage.db.leadMatch.findFirstOrThrow({ where: { state: 'accepted' } });
  const sari = await stage.storage.db.chat.findFirstOrThrow({ where: { address: 'sari' } });
  expect(accepted.personId).toBe(sari.personId);
  expect(toldTo('sari')).toMatch(BUYER);
  expect(toldTo('yuki')).toMatch(/Rumah Kepiting Sari, Bu Sari/);
  expect(toldTo('wati')).not.toMatch(BUYER);
  expect(toldTo('yuki')).not.toMatch(/Wati Laut/);
}, 60_000);

test('a representative whose role ends while a lead is being confirmed stores none, and is told so', async () => {
  const [paste = ''] = PUSHED.split('\n');
  await act(`${paste}\n`);
  await stage.storage.db.roleGrant.updateMany({ data: { revokedAt: stage.now() } });
  await act('yuki  [Kirim]\n');
  expect(toldTo('yuki')).toContain('bukan perwakilan lagi');
  expect(await stage.storage.db.lead.count()).toBe(0);
  expect(await stage.storage.db.inboxMessage.count({ where: { attempts: { gt: 0 } } })).toBe(0);
}, 60_000);

test('with the role of a representative their leads end: who said yes is told, and nobody tells them any more', async () => {
  await act(`${PUSHED}sari  [Minat]\nsari  lewati\nsari  lewati\nsari  lewati\nsari  lewati\n`);
  const before = stage.said('yuki').length;
  const { db } = stage.storage;
  const { id } = await db.roleGrant.findFirstOrThrow({ where: { role: 'representative' } });
  await stage.storage.transaction((tx) =>
    revokeGrant({ tx, personId: null, now: stage.now() }, id, () => uuidv7()),
  );
  await stage.wait(5 * 60_000);
  expect(await db.lead.findFirstOrThrow()).toMatchObject({ state: 'closed', outcomeReason: 'author-left' });
  expect(toldTo('sari')).toMatch(/Peluang 1 .* sudah ditutup/);
  await stage.wait(8 * 24 * 3_600_000);
  expect(stage.said('yuki').length).toBe(before);
}, 60_000);

test('a number or a tap of somebody else’s opens nothing', async () => {
  await act(PUSHED);
  for (const id of [
    '/lead_take:1:1',
    '/lead_close:1',
    '/lead_owners:1',
    '/lead_watch:1:1',
    '/lead_approve:1',
  ]) {
    await stage.act('wati', { kind: 'choice', id });
  }
  for (const id of ['/talk:1:1', '/lead_yes:77', '/lead:77', '/talk:77:1', '/lead_no:x']) {
    await stage.act('wati', { kind: 'choice', id });
  }
  expect(toldTo('wati')).not.toMatch(BUYER);
  expect(await stage.storage.db.leadMatch.count({ where: { state: { not: 'asked' } } })).toBe(0);
  expect(await stage.storage.db.lead.count({ where: { state: 'open' } })).toBe(1);
}, 60_000);

test('a tap twice says yes once; the representative is told once', async () => {
  await act(PUSHED);
  await act('sari  [Minat]\nsari  lewati\nsari  lewati\nsari  lewati\nsari  lewati\n');
  await stage.act('sari', { kind: 'choice', id: '/lead_yes:1' });
  await stage.act('yuki', { kind: 'choice', id: '/lead_take:1:1' });
  await stage.act('yuki', { kind: 'choice', id: '/lead_take:1:1' });
  const about = (who: string, words: RegExp) =>
    stage.said(who).filter(({ text }) => words.test(toPlainText(text))).length;
  expect(about('yuki', /^Kabar baik: Kandidat/)).toBe(1);
  expect(about('sari', /^Kabar baik, Kak!/)).toBe(1);
}, 60_000);

test('an owner who is erased leaves nothing in leads; what they were sent is in their download before', async () => {
  await act(PUSHED);
  await act('sari  [Tanya dulu]\nsari  berapa harganya?\nsari  selesai\nsari  unduh data saya\n');
  const file = stage
    .said('sari')
    .flatMap(({ attachment }) => (attachment?.kind === 'text-file' ? attachment.content : []));
  expect(JSON.parse(file[0] ?? '')).toMatchObject({
    leadMatches: [{ state: 'asked', lead: { number: 1, country: 'JP' } }],
    leadMessages: [{ text: 'berapa harganya?' }],
  });
  await act('sari  hapus data saya\nsari  HAPUS\n');
  const sari = await stage.storage.db.chat.findFirst({ where: { address: 'sari' } });
  const personId = sari?.personId ?? '00000000-0000-7000-8000-000000000000';
  expect(await stage.storage.db.leadMatch.count({ where: { personId } })).toBe(0);
  expect(await stage.storage.db.leadMessage.count({ where: { personId } })).toBe(0);
}, 60_000);

test('a representative who is erased takes every buyer along; goods, country and office stay', async () => {
  await act(PUSHED);
  await act('sari  [Minat]\nsari  lewati\nsari  lewati\nsari  lewati\nsari  lewati\n');
  await act('yuki  hapus data saya\nyuki  HAPUS\n');
  const [lead] = await stage.storage.db.lead.findMany();
  expect(lead).toMatchObject({
    state: 'closed',
    authorId: null,
    company: null,
    contactName: null,
    contactEmail: null,
    contactPhone: null,
    duplicateKey: '',
    office: 'itpc-osaka',
    catalogId: 'kepiting-bakau',
  });
  expect(toldTo('sari')).toMatch(/sudah ditutup/);
}, 60_000);
