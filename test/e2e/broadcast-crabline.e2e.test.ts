import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AssistantProcess, environmentOf, startAssistant } from '../support/assistant-process.ts';
import { type CrablineTelegram, startCrablineTelegram } from '../support/crabline-telegram.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { whereItIsNoon } from '../support/where-it-is-noon.ts';

const RINA = 300_001;
const TINI = 300_002;
const WATI = 300_003;

let database: TestDatabase;
let telegram: CrablineTelegram;
let assistant: AssistantProcess;

beforeEach(async () => {
  database = await createTestDatabase();
  telegram = await startCrablineTelegram(database.config.dataDir, {
    [RINA]: 'Rina',
    [TINI]: 'Tini',
    [WATI]: 'Wati',
  });
  assistant = await startAssistant(
    environmentOf(database, {
      ...telegram.environment,
      ADMIN_IDS: `telegram:${RINA}`,
      TZ_DEFAULT: whereItIsNoon(),
      // How it goes is shown unasked, too: what is typed on seeing that must not become one text with what was typed before.
      QUIET_MS: '0',
    }),
  );
  await assistant.ready();
});
afterEach(async () => {
  await assistant.kill();
  await telegram.close();
  await database.drop();
});

/** Over a Bot API server that nobody here wrote. */
it('an invitation is composed, sent, answered, refused, counted and changed', async () => {
  for (const who of [TINI, WATI, RINA]) await telegram.answer(who, 'halo');
  await telegram.type(RINA, 'pengumuman');
  await telegram.sees(RINA, /Tulis isi/);
  await telegram.type(RINA, '*Pelatihan kemasan* di Export Center.');
  await telegram.sees(RINA, /gambar atau dokumen/);
  await telegram.answer(RINA, 'lewati');
  await telegram.answer(RINA, 'semua');
  await telegram.sees(RINA, /3 orang: 3 Telegram/);
  await telegram.answer(RINA, 'pilihan jawaban');
  await telegram.answer(RINA, 'Ikut, Tidak');
  await telegram.sees(RINA, /Bisa dijawab: Ikut \/ Tidak/);
  await telegram.type(RINA, 'kirim');
  await telegram.sees(RINA, /selesai/);
  for (const who of [TINI, WATI]) {
    expect(await telegram.sees(who, /Pelatihan kemasan di Export Center/)).toContain('Balas STOP');
  }

  await telegram.type(TINI, 'Ikut');
  await telegram.sees(TINI, /jawaban Kakak saya catat: Ikut/);
  await telegram.type(WATI, 'stop');
  await telegram.sees(WATI, /pengumuman tidak saya kirim lagi/);
  await telegram.type(RINA, 'siaran 1');
  await telegram.sees(RINA, /^Siaran 1, selesai[\s\S]*Ikut: 1\nTidak: 0/);

  await telegram.type(RINA, 'ralat');
  await telegram.sees(RINA, /Apa yang mau diperbaiki/);
  await telegram.type(RINA, 'Ubah isinya');
  await telegram.sees(RINA, /Tulis isi yang benar/);
  await telegram.type(RINA, 'Pelatihan kemasan di Export Center, bawa contoh produk.');
  await telegram.sees(RINA, /Isi barunya/);
  await telegram.type(RINA, 'Ubah sekarang');
  await telegram.sees(RINA, /Siaran 2 selesai/);
  for (const who of [TINI, WATI]) await telegram.sees(who, /bawa contoh produk/);
  expect(telegram.said(TINI, /Pelatihan kemasan/)).toBe(2);
  expect(assistant.log.filter(({ level }) => level >= 50)).toEqual([]);
  expect(JSON.stringify(assistant.log)).not.toMatch(/Tini|Wati|Pelatihan/);
}, 120_000);
