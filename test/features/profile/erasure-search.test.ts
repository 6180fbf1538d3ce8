import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { play } from '../../support/play.ts';
import { rowsOfPersons, searchDatabase, searchFiles } from '../../support/search-everything.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../../support/transcript.ts';

/**
 * Two people who use everything: Zamzamah is an owner, Qorina a representative who is made an officer. What either of them is
 * called, writes or sends has one of these in it.
 */
const TRACE = ['zamzamah', 'mandalawangi', '1299887766', '9988776655443', 'qorina', 'xylograf', '5551234567'];
/** The same, written as a number may be. */
const SPACED = ['1299[ .-]?8877[ .-]?66', '555[ .-]?123[ .-]?4567'];
const PATTERN = [...TRACE, ...SPACED].join('|');

const HEAD = `# people: zamzamah telegram, zamzamah_wa whatsapp +6281299887766, qorina telegram representative:itpc-osaka, bos telegram admin, rina telegram officer, yuki telegram representative:itpc-osaka, sari telegram
# business: sari | Rumah Kepiting Sari | Kota Tarakan | kepiting bakau hidup 3 ton/bulan | haccp | JP | direct
`;

/** Registers by chat, from both apps, and touches every feature that an owner has. */
const OWNER = `zamzamah_wa  daftar
zamzamah_wa  setuju
zamzamah_wa  Kepiting Mandalawangi
zamzamah_wa  Zamzamah Wulandari
zamzamah_wa  Kota Tarakan
zamzamah_wa  kepiting bakau hidup
zamzamah_wa  3 ton sebulan
zamzamah_wa  9988776655443
zamzamah_wa  haccp
zamzamah_wa  [Selesai]
zamzamah_wa  sudah langsung
zamzamah_wa  jepang
zamzamah_wa  (foto zamzamah)
zamzamah_wa  selesai
zamzamah_wa  [Simpan]
zamzamah_wa  hubungkan
zamzamah  hubungkan KODE
zamzamah  hubungkan
zamzamah  syarat kepiting ke jepang
zamzamah  [Simpan ceklis]
zamzamah  [Tambah catatan]
zamzamah  2
zamzamah  urus sama adiknya Zamzamah Wulandari
zamzamah  Zamzamah mau tanya hal ghaib di bulan, hubungi 0812-9988-7766
zamzamah  langganan harga lada
zamzamah  1
zamzamah  1
zamzamah  1
zamzamah  kabari kalau lada di atas 100 ribu
zamzamah  jeda peluang
zamzamah  kirim peluang lagi
`;
const LEAD = `yuki  We are Sakura Seafood Co., Ltd from Osaka, Japan. We need live mud crab 2 tons per month, HACCP required. Offer before 15 January 2027. Contact: Mr Tanaka, tanaka@sakura.example.jp
yuki  [Kirim]
`;
const TALK = `zamzamah  [Minat]
zamzamah  95 ribu per kg kata Zamzamah
zamzamah  2 ton per bulan
zamzamah  lewati
zamzamah  Kepiting Mandalawangi siap kirim
yuki  lead 1
yuki  [Lihat kandidat]
yuki  [Kandidat]
yuki  [Terima]
zamzamah  [Bicara]
zamzamah  Terima kasih Pak, nomor saya 0812 9988 7766
zamzamah  (lokasi 3.3274, 117.5785)
zamzamah  (foto zamzamah)
zamzamah  selesai
yuki  [Balas]
yuki  Baik Bu Zamzamah, kirim contohnya ke saya
yuki  selesai
`;
/** Has leads with a buyer of her own, prices, settings, announcements. */
const STAFF = `bos  undang petugas
qorina  undangan KODE
qorina  We are Xylograf Trading Ltd from Osaka, Japan. We need live mud crab 1 ton per month. Offer before 15 January 2027. Contact: Mr Xylografski, buy@xylograf.example.jp, +81 555 123 4567
qorina  [Kirim]
sari  peluang
sari  [Lihat peluang 2]
sari  [Minat]
sari  lewati
sari  lewati
sari  lewati
sari  lewati
qorina  lead 2
qorina  [Lihat kandidat]
qorina  [Kandidat]
qorina  [Terima]
sari  [Bicara]
sari  Halo Bu Qorina, salam untuk Mr Xylografski
sari  selesai
qorina  [Balas]
qorina  Siap, nanti saya sampaikan ke Xylograf
qorina  selesai
qorina  ringkasan harga mati
qorina  peluang perlu persetujuan dulu
qorina  pengumuman
qorina  Pelatihan kemasan hari Kamis jam 9.
qorina  lewati
qorina  pelaku usaha
qorina  [Pilihan jawaban]
qorina  Ikut, Tidak
qorina  [Kirim]
zamzamah  [Ikut]
qorina  pengumuman
qorina  Pasar murah kemasan hari Jumat.
qorina  lewati
qorina  pelaku usaha
qorina  [Simpan draf]
zamzamah  bicara dengan petugas
zamzamah  Zamzamah mau tanya soal gudang, hubungi 0812-9988-7766
qorina  ambil 1
qorina  Siap Bu Zamzamah, ini Qorina
zamzamah  [Balas]
zamzamah  Kepiting Mandalawangi saya titip ya Bu Qorina
qorina  selesai
qorina  [Jadikan tanya-jawab]
qorina  Apakah gudang bisa disewa?
qorina  Bisa, kalau ada janji dulu.
qorina  [Langkah ekspor]
qorina  pengetahuan petugas
qorina  hari ini
qorina  [Kirim]
bos  peran
bos  [Cabut 4]
`;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', readCast(HEAD));
  for (const business of readBusinesses(HEAD)) await stage.register(business);
});
afterEach(() => stage.close());

const personOf = async (address: string) =>
  (await stage.storage.db.chat.findFirstOrThrow({ where: { address } })).personId;
/** Plays lines; `KODE` is the newest code that anybody was told, `[Kandidat]` the willing owner, whatever their number. */
async function act(lines: string): Promise<void> {
  for (const line of parseTranscript(lines)) {
    const filled = (text: string) => text.replace('KODE', newestCode).replace('[Kandidat]', willingOwner);
    await play(stage, [line.kind === 'act' ? { ...line, text: filled(line.text) } : line], readCast(HEAD));
  }
}
function willingOwner(): string {
  const offered = [...stage.heard()].reverse().flatMap(({ reply }) => reply.choices ?? []);
  return `[${offered.find(({ label }) => /^Kandidat \d+$/.test(label))?.label}]`;
}
function newestCode(): string {
  for (const { reply } of [...stage.heard()].reverse()) {
    const code = /\b(\d{3} ?\d{3}|[2-9A-Z]{5}-?[2-9A-Z]{5})\b/.exec(JSON.stringify(reply.text))?.[1];
    if (code && /\d/.test(code)) return code.replace(' ', '');
  }
  throw new Error('nobody was told a code');
}

test('people who used everything leave no trace in the database, the files or the log', async () => {
  const { db } = stage.storage;
  await act(OWNER);
  await act(LEAD);
  await act(TALK);
  await act(STAFF);
  await stage.wait(2 * HOUR);
  await leaveWhatNoConversationLeaves();
  const persons = [await personOf('zamzamah'), await personOf('qorina')];
  const chats = (await db.chat.findMany({ where: { personId: { in: persons } } })).map(({ id }) => id);
  const ids = [...persons, ...chats].join('|');

  // The search finds what there is, and there is something in every table that hangs on a person: a new one must be played above.
  const before = await searchDatabase(stage.storage, PATTERN);
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining([
      'Business.name',
      'Chat.displayName',
      'InboxMessage.content',
      'OutboxPayload.payload',
    ]),
  );
  const owned = await rowsOfPersons(stage.storage, persons);
  expect(Object.entries(owned).filter(([, count]) => count === 0)).toEqual([]);
  const photo = await stage.storage.db.productPhoto.findFirstOrThrow();
  expect(await searchFiles(stage.dataDir, new RegExp(photo.mediaHash))).toHaveLength(1);

  await act('zamzamah  hapus data saya\nzamzamah  HAPUS\nqorina  hapus data saya\nqorina  HAPUS\n');
  await stage.wait(HOUR);
  await stage.wait(2 * DAY);

  expect(await searchDatabase(stage.storage, PATTERN)).toEqual({});
  const named = await searchDatabase(stage.storage, ids);
  // Ids that name nobody any more: in the record of acts, and as the place where a run of a job ended.
  const nameNobody = ['AuditEntry.actor', 'AuditEntry.subject', 'ScheduledRun.mark'];
  expect(Object.keys(named).filter((column) => !nameNobody.includes(column))).toEqual([]);
  expect(await rowsOfPersons(stage.storage, persons)).toEqual(
    Object.fromEntries(Object.keys(owned).map((table) => [table, 0])),
  );
  const files = new RegExp(`${PATTERN}|${photo.mediaHash}`, 'i');
  expect(await searchFiles(stage.dataDir, files)).toEqual([]);
  expect(stage.logged().filter((line) => new RegExp(PATTERN, 'i').test(line))).toEqual([]);

  // What others have of their own stays as it was, but for the names.
  expect(await db.accountKey.findMany({ select: { id: true } })).toEqual([{ id: '62812998877.0' }]);
  expect(await db.business.findMany({ select: { name: true } })).toEqual([{ name: 'Rumah Kepiting Sari' }]);
  const told = await db.outboxMessage.findMany({
    where: { chat: { address: 'yuki' } },
    orderBy: { seq: 'asc' },
  });
  const texts = told.map(({ content }) => JSON.stringify(content));
  expect(texts.some((text) => text.includes('Pembeli: Sakura Seafood Co., Ltd'))).toBe(true);
  expect(texts.some((text) => text.includes('Kontak: …'))).toBe(true);
}, 180_000);

test('the export has every kind of data that hangs on a person', async () => {
  await act('zamzamah  unduh data saya\n');
  const file = stage.said('zamzamah').at(-1)?.attachment;
  const exported = file?.kind === 'text-file' ? Object.keys(JSON.parse(file.content)) : [];
  const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');
  const person = /^model Person \{(.+?)^\}/ms.exec(schema)?.[1] ?? '';
  const related = [...person.matchAll(/^ {2}(\w+) +([A-Z]\w+)(\[\]|\?)? *$/gm)]
    .filter(([, , type = '']) => new RegExp(`^model ${type} \\{`, 'm').test(schema))
    .map(([, field = '']) => field);
  expect(related).toEqual(expect.arrayContaining(['chats', 'business', 'leadSettings']));
  expect(exported).toEqual(expect.arrayContaining(related));
}, 60_000);

test('between erasure and the end nothing is sent there, and whoever comes back is heard again', async () => {
  const { db } = stage.storage;
  await act('zamzamah  hapus data saya\nzamzamah  HAPUS\n');
  const chat = await db.chat.findFirstOrThrow({ where: { address: 'zamzamah' } });
  expect(chat).toMatchObject({ displayName: null, stoppedAt: expect.any(Date) });
  await act('rina  pengumuman\nrina  Libur besok.\nrina  lewati\nrina  semua\nrina  [Kirim]\n');
  expect(stage.said('zamzamah').at(-1)?.text).not.toEqual(stage.said('sari').at(-1)?.text);
  expect(await db.broadcastRecipient.count({ where: { personId: chat.personId } })).toBe(0);
  await act('zamzamah  halo\n');
  await stage.wait(HOUR);
  expect(await db.chat.findFirstOrThrow({ where: { address: 'zamzamah' } })).toMatchObject({
    id: chat.id,
    stoppedAt: null,
  });
}, 60_000);

test('a confirmation that cannot be delivered does not keep the address for longer than a day', async () => {
  const { db } = stage.storage;
  await act('zamzamah  hapus data saya\nzamzamah  HAPUS\n');
  await db.outboxMessage.updateMany({
    where: { chat: { address: 'zamzamah' } },
    data: { state: 'queued', dueAt: new Date('2099-01-01') },
  });
  await stage.wait(3 * HOUR);
  expect(await db.chat.count({ where: { address: 'zamzamah' } })).toBe(1);
  await stage.wait(DAY);
  expect(await db.chat.count({ where: { address: 'zamzamah' } })).toBe(0);
}, 60_000);

/** Rows that only the channels themselves write. */
async function leaveWhatNoConversationLeaves(): Promise<void> {
  const { db } = stage.storage;
  const chat = await db.chat.findFirstOrThrow({ where: { address: 'zamzamah_wa' } });
  await db.chatAlias.create({
    data: { channel: 'whatsapp', address: '6281299887766@s.whatsapp.net', chatId: chat.id },
  });
  const { personId } = chat;
  const at = stage.now();
  await db.lessonProgress.create({ data: { personId, lesson: 'langkah-pertama', page: 1, touchedAt: at } });
  await db.lessonAnswer.create({ data: { personId, lesson: 'langkah-pertama', question: 'nib' } });
  await db.lessonCertificate.create({ data: { personId, issuedAt: at } });
  const keys = ['6281299887766.0', '6281299887766', '6281299887766_reverse', '6281299887766@s.whatsapp.net'];
  await db.accountKey.createMany({
    data: keys.map((id) => ({ channel: 'whatsapp', kind: 'session', id, value: 'sealed' })),
  });
  await db.accountKey.create({
    data: { channel: 'whatsapp', kind: 'session', id: '62812998877.0', value: 'other' },
  });
  for (const chatId of [chat.id, (await db.chat.findFirstOrThrow({ where: { address: 'yuki' } })).id]) {
    const told = await db.outboxMessage.findFirstOrThrow({ where: { chatId }, orderBy: { seq: 'desc' } });
    const payload = Buffer.from('Kontak: Zamzamah Wulandari');
    await db.outboxPayload.create({ data: { seq: told.seq, part: 0, payload } });
    if (chatId === chat.id) continue;
    const content = { text: [{ kind: 'paragraph', spans: [{ text: 'Kontak: Zamzamah Wulandari' }] }] };
    await db.outboxMessage.update({ where: { seq: told.seq }, data: { content } });
  }
}
