import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../src/storage/index.ts';
import { type AssistantProcess, environmentOf, startAssistant } from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts';
import { whereItIsNoon } from '../support/where-it-is-noon.ts';
import { report, SIZES, seededFor } from './sizes.ts';
import { databases, TOKEN } from './world.ts';

/** The full form's size is the one that went out twice elsewhere (P24). */
const { broadcastPeople: PEOPLE, broadcastKills: KILLS } = SIZES;
const RINA = 1;
const DENI = 2;
const FIRST = 1_000_000;
const ANSWER_MS = 40_000;
/** 30 a second, and for each kill the lease of what was under way. */
const BROADCAST_MS = (PEOPLE / 25) * 1_000 + KILLS * 25_000 + 60_000;
const PER_SECOND = 30;
const CANCELLED = 'Siaran yang salah, mohon abaikan.';
const ANNOUNCED = 'Pelatihan kemasan, gratis untuk semua.';

describe.each(databases)('a broadcast over kill -9, $name', ({ name, url }) => {
  const processes = url ? 3 : 1;
  let database: TestDatabase;
  let server: TelegramServer;
  const assistants: AssistantProcess[] = [];

  beforeEach(async () => {
    vi.stubEnv('DATABASE_URL', url);
    database = await createTestDatabase();
    server = await startTelegramServer({
      token: TOKEN,
      limits: { perSecond: PER_SECOND, chatBurst: 3, retryAfter: 1 },
    });
    server.meet(Array.from({ length: PEOPLE }, (_, i) => FIRST + i));
    const storage = await openStorage(database.config);
    await storage.db.$executeRaw`
      INSERT INTO "Person" (id, "createdAt", "lastSeenAt") SELECT gen_random_uuid(), now(), now()
      FROM generate_series(1, ${PEOPLE}::int)`;
    await storage.db.$executeRaw`
      INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
      SELECT gen_random_uuid(), 'telegram', (${FIRST}::int - 1 + row_number() OVER ())::text, p.id, now(), now() FROM "Person" p`;
    // Half of them can be reached twice, and are written to once.
    await storage.db.$executeRaw`
      INSERT INTO "Chat" (id, channel, address, "personId", "createdAt", "lastInboundAt")
      SELECT gen_random_uuid(), 'webchat', c.id::text, c."personId", now(), now() - interval '1 day'
      FROM "Chat" c WHERE c.address::int % 2 = 0`;
    await storage.close();
    for (let i = 0; i < processes; i += 1) {
      assistants.push(
        await startAssistant(
          environmentOf(database, {
            TELEGRAM_BOT_TOKEN: TOKEN,
            TELEGRAM_API_ROOT: server.url,
            ADMIN_IDS: `telegram:${RINA},telegram:${DENI}`,
            BROADCAST_APPROVAL_FROM: '50',
            QUIET_MS: '0',
            TZ_DEFAULT: whereItIsNoon(),
          }),
        ),
      );
    }
  });
  afterEach(async () => {
    for (const assistant of assistants.splice(0)) await assistant.kill();
    await server.close();
    await database.drop();
    vi.unstubAllEnvs();
  });

  const shows = (who: number, wanted: RegExp, since = 0, timeoutMs = ANSWER_MS) =>
    server.waitFor(
      () => server.messagesOf(who).find(({ text, at }) => at >= since && wanted.test(text)),
      timeoutMs,
    );
  const sent = (text: string) =>
    server.calls.filter(
      ({ method, chatId = 0, outcome, fields }) =>
        method === 'sendMessage' && chatId >= FIRST && outcome === 200 && String(fields.text).includes(text),
    );

  async function say(who: number, text: string, answer: RegExp): Promise<void> {
    const since = Date.now();
    server.sendText(who, text);
    await shows(who, answer, since);
  }

  /** Rina announces, Deni agrees. */
  async function announce(text: string): Promise<void> {
    await say(RINA, 'pengumuman', /Tulis isi/);
    await say(RINA, text, /gambar atau dokumen/);
    await say(RINA, 'lewati', /Untuk siapa/);
    await say(RINA, 'semua', /Begini nanti terlihat/);
    const since = Date.now();
    await say(RINA, 'kirim', /menunggu persetujuan petugas lain/);
    await shows(DENI, /menunggu persetujuan Kakak/, since);
    server.press(DENI, 'Setujui');
    await shows(DENI, /sedang dikirim/, since);
  }

  it('is approved, cancelled at a tap, and another reaches everybody once over kill -9', async () => {
    const random = seededFor(`broadcast ${name}`);
    await say(RINA, 'halo', /./);
    await say(DENI, 'halo', /./);

    await announce(CANCELLED);
    await server.waitFor(() => sent(CANCELLED).length >= 20, ANSWER_MS);
    const pressedAt = Date.now();
    server.press(DENI, 'Batalkan');
    const cancelled = await shows(DENI, /dibatalkan/, pressedAt);

    await announce(ANNOUNCED);
    const silenced = new Map<number, number>();
    const deaths: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const at = Math.floor(((kill - random()) / KILLS) * (PEOPLE - 20));
      await server.waitFor(() => sent(ANNOUNCED).length >= at, BROADCAST_MS);
      const victim = assistants[Math.floor(random() * assistants.length)];
      await victim?.kill();
      deaths.push(Date.now());
      await victim?.restart();
      if (kill === 1) await silence(silenced);
    }
    // Two officers count as everybody too.
    await server.waitFor(
      () => new Set(sent(ANNOUNCED).map(({ chatId }) => chatId)).size >= PEOPLE - silenced.size,
      BROADCAST_MS,
    );
    await shows(RINA, /^Siaran 2 selesai/, 0, ANSWER_MS);

    // Of those told after the officer was, each was under way already: less than the pace lets out in a second. How soon the last
    // was, is said below.
    const late = sent(CANCELLED).filter(({ at }) => at > cancelled.at);
    expect(late.length).toBeLessThan(PER_SECOND);
    const got = Map.groupBy(sent(ANNOUNCED), ({ chatId }) => chatId ?? 0);
    const missed = Array.from({ length: PEOPLE }, (_, i) => FIRST + i).filter(
      (chat) => !got.has(chat) && !silenced.has(chat),
    );
    expect(missed).toEqual([]);
    for (const [chat, at] of silenced) {
      expect(got.get(chat)?.filter((call) => call.at > at) ?? []).toEqual([]);
    }
    // Only what was under way when its sender died, less than a second's worth each time, comes again: once, and after that death.
    const twice = [...got.values()].filter((calls) => calls.length > 1);
    const again = twice.map((calls) => calls.map(({ at }) => at));
    const unexcused = again.filter(
      ([first = 0, second = 0, ...more]) =>
        more.length > 0 || !deaths.some((at) => first <= at && at <= second),
    );
    expect(unexcused, `deaths at ${deaths.join(', ')}`).toEqual([]);
    expect(twice.length).toBeLessThan(KILLS * PER_SECOND);
    const edits = server.calls.filter(
      ({ method, chatId }) => method === 'editMessageText' && chatId === RINA,
    );
    expect(edits.length).toBeGreaterThan(2);
    const lastAt = Math.max(...sent(CANCELLED).map(({ at }) => at));
    report(
      `${name}, ${processes} processes, ${got.size} people, ${KILLS} kills, ${twice.length} got it twice (in flight when the ` +
        `sender died), ${sent(CANCELLED).length} got the cancelled one, the last ${lastAt - pressedAt} ms after the tap`,
    );
  }, 600_000);

  /** Some of those who have not got it say that they want none; noted with when they were told that it is done. */
  async function silence(silenced: Map<number, number>): Promise<void> {
    const has = new Set(sent(ANNOUNCED).map(({ chatId }) => chatId));
    const waiting = Array.from({ length: PEOPLE }, (_, i) => FIRST + i).filter((chat) => !has.has(chat));
    for (const chat of waiting.slice(-5)) {
      const since = Date.now();
      server.sendText(chat, 'stop pengumuman');
      const told = await shows(chat, /pengumuman tidak saya kirim lagi/, since);
      silenced.set(chat, told.at);
    }
  }
});
