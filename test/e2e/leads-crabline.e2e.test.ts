import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Assistant, buildAssistant } from '../../src/assistant.ts';
import { readConfig } from '../../src/config.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { createLog } from '../../src/kernel/log.ts';
import { environmentOf, runToEnd } from '../support/assistant-process.ts';
import { type CrablineTelegram, startCrablineTelegram } from '../support/crabline-telegram.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Act, REGISTRATION } from './registration/script.ts';

const OWNER = 200_001;
const REPRESENTATIVE = 200_002;
const postgres = process.env.DATABASE_URL;

let database: TestDatabase;
let telegram: CrablineTelegram;
let assistant: Assistant;
let logged: Array<{ level: number }>;
const type = (from: number, text: string) => telegram.type(from, text);
const answer = (from: number, text: string) => telegram.answer(from, text);
const newest = (who: number) => telegram.newest(who);
const said = (who: number, wanted: RegExp) => telegram.said(who, wanted);
const sees = (who: number, wanted: RegExp) => telegram.sees(who, wanted);

/**
 * A lead's whole way over a Bot API server that nobody here wrote: invited, pushed, matched, offered, answered, accepted,
 * talked about. In this process, where it is day in Kalimantan and Japan whenever it runs: at night nobody is told. On PostgreSQL, for
 * the invitation comes from the command line.
 */
describe.runIf(postgres)('a buyer and an owner find each other', () => {
  beforeEach(async () => {
    database = await createTestDatabase();
    telegram = await startCrablineTelegram(database.config.dataDir, {
      [OWNER]: 'Siti',
      [REPRESENTATIVE]: 'Yuki',
    });
    logged = [];
    const log = createLog('info', [], { write: (line) => void logged.push(JSON.parse(line)) });
    const environment = environmentOf(database, { ...telegram.environment, PORT: '0' });
    const byMs = untilDayMs(new Date());
    const clock = { now: () => new Date(Date.now() + byMs) };
    const exit = () => expect.unreachable('the process wanted to end');
    assistant = await buildAssistant(readConfig(environment), log, { clock, exit });
    await assistant.start();
  });
  afterEach(async () => {
    await assistant.stop();
    await telegram.close();
    await database.drop();
  });

  it('from the invitation to the first words between them', async () => {
    await register();
    const invited = await runToEnd(
      environmentOf(database),
      'src/cli.ts',
      'invite',
      '--role',
      'representative',
      '--office',
      'itpc-osaka',
    );
    expect(invited.code).toBe(0);
    await type(REPRESENTATIVE, `undangan ${invited.stdout.trim()}`);
    await sees(REPRESENTATIVE, /ITPC Osaka/);

    await type(
      REPRESENTATIVE,
      'We are Naniwa Snack Co., Ltd from Osaka, Japan. We need amplang 100 kg per month, halal certified. Contact: Ms Ueda, ueda@naniwa.example.jp',
    );
    await sees(REPRESENTATIVE, /Saya baca sebagai permintaan pembeli/);
    while (!/Sudah benar\?/.test(newest(REPRESENTATIVE))) await answer(REPRESENTATIVE, 'lewati');
    await type(REPRESENTATIVE, 'Kirim');
    await sees(REPRESENTATIVE, /Tersimpan!/);

    const offer = await sees(OWNER, /Ada pembeli/);
    expect(offer).toMatch(/amplang.* ke Jepang/i);
    expect(offer).not.toMatch(/Naniwa|Ueda|naniwa\.example/);
    await type(OWNER, 'Minat');
    await sees(OWNER, /berapa harga/);
    await answer(OWNER, '120 ribu per kg');
    while (!/Sudah saya sampaikan/.test(newest(OWNER))) await answer(OWNER, 'lewati');
    const candidate = await sees(REPRESENTATIVE, /Kandidat 1 berminat/);
    expect(candidate).not.toMatch(/Siti|Bu Tini|81234567890/);

    await type(REPRESENTATIVE, 'Terima');
    await sees(REPRESENTATIVE, /Amplang Bu Tini, Siti Aminah/);
    expect(await sees(OWNER, /menerima tawaran Kakak/)).toMatch(/Naniwa Snack/);
    await type(OWNER, 'Bicara');
    await sees(OWNER, /Sekarang Kakak bicara dengan Perwakilan/);
    await type(OWNER, 'Selamat siang Pak, bisa kirim contoh minggu ini.');
    await sees(REPRESENTATIVE, /bisa kirim contoh minggu ini/);
    expect(said(OWNER, /Ada pembeli/)).toBe(1);
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
    expect(JSON.stringify(logged)).not.toMatch(/Siti|Naniwa|Ueda|81234567890/);
  });
});

async function register(): Promise<void> {
  await type(OWNER, '/start');
  for (const { asked, act } of REGISTRATION.filter(
    ({ asked }) => !/Maksud|tersimpan|terdaftar/.test(asked.source),
  )) {
    await sees(OWNER, asked);
    await type(OWNER, wordsOf(act));
  }
  await vi.waitFor(() => expect(said(OWNER, /sudah terdaftar di/)).toBe(1), { timeout: 20_000 });
}

/** Milliseconds to the nearest moment at which it is day both in Kalimantan and in Japan: 23.00 to 12.00 UTC, with some room. */
function untilDayMs(now: Date): number {
  const hour = now.getUTCHours() + now.getUTCMinutes() / 60;
  if (hour < 11 || hour > 23.5) return 0;
  return (hour < 17.5 ? 11 - hour : 23.5 - hour) * HOUR;
}

function wordsOf(act: Act): string {
  switch (act.kind) {
    case 'text':
      return act.text;
    case 'press':
      return act.label;
    case 'location':
      return 'kota samarinda';
    case 'contact':
      return act.phone;
    case 'photo':
      return 'nanti';
  }
}
