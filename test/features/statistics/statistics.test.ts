import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderPng } from '../../../src/charts/index.ts';
import { gather, type Span } from '../../../src/features/statistics/gather.ts';
import { countQuestion } from '../../../src/features/statistics/index.ts';
import { statisticsSvg } from '../../../src/features/statistics/statistics-svg.ts';
import { DAY } from '../../../src/kernel/clock.ts';
import { uuidv7 } from '../../../src/kernel/ids.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { loadedKnowledge, loadedWords } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const ZONE = 'Asia/Makassar';
/** Monday, half past midnight in Balikpapan: still Sunday in UTC. */
const NOW = new Date('2026-11-22T16:30:00Z');
const words = loadedWords().id;
const knowledge = loadedKnowledge();
const GOLDEN = new URL('golden/', import.meta.url);

let storage: Storage;
beforeEach(async () => {
  storage = await openTestStorage();
});
afterEach(() => storage.close());

const see = (span: Span) =>
  storage.transaction((tx) => gather(tx, span, { now: NOW, timeZone: ZONE, knowledge, words }));
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

async function person(seen: Date): Promise<{ id: string; chatId: string }> {
  const [id, chatId] = [uuidv7(), uuidv7()];
  await storage.db.person.create({
    data: {
      id,
      createdAt: seen,
      lastSeenAt: seen,
      chats: { create: { id: chatId, channel: 'telegram', address: id, createdAt: seen } },
    },
  });
  return { id, chatId };
}

async function business(place: [string | null, string], goods: Array<string | null>, createdAt: Date) {
  const { id: personId } = await person(createdAt);
  await storage.db.business.create({
    data: {
      id: uuidv7(),
      personId,
      name: '=HYPERLINK("x")',
      ownerName: 'Bu Ani',
      regencyCode: place[0],
      regencyText: place[1],
      certificates: [],
      experience: 'never',
      targetCountries: [],
      createdAt,
      updatedAt: createdAt,
      products: {
        create: goods.map((catalogId, position) => ({ id: uuidv7(), position, name: 'barang', catalogId })),
      },
    },
  });
}

async function wrote(chatId: string, receivedAt: Date, timer = false) {
  const content = { kind: 'text', text: 'rahasia' };
  await storage.db.inboxMessage.create({
    data: { chatId, dedupeKey: uuidv7(), content, dueAt: receivedAt, receivedAt, timer, state: 'done' },
  });
}

describe('what is counted', () => {
  test('businesses by place and goods; places and goods without a code are one, named by nobody', async () => {
    await business(['64.71', 'Kota Balikpapan'], ['amplang', 'amplang'], ago(1));
    await business(['64.71', 'Kota Balikpapan'], ['amplang', null], ago(2));
    await business([null, '=kampung saya'], [null], ago(3));
    await business(['65.04', 'Kabupaten Nunukan'], ['udang'], ago(40));
    const month = await see('30');
    expect(month.totals).toMatchObject({ businesses: 3, people: 3 });
    expect(month.regencies).toEqual([
      { name: 'Kota Balikpapan', count: 2 },
      { name: 'lainnya', count: 1 },
    ]);
    // Two rows of one business are one business that makes it.
    expect(month.products.map(({ count }) => count)).toEqual([2, 2]);
    expect((await see('90')).regencies).toHaveLength(3);
    expect((await see('all')).totals.businesses).toBe(4);
  });

  test('questions by day in the zone of the centre, over all shards, with nothing of their words', async () => {
    const chats = ['0', '7', 'f'].map((last) => `00000000-0000-7000-8000-00000000000${last}`);
    const count = (id: string, at: Date, topic: string, product?: string) =>
      storage.transaction(async (tx) => {
        const writes: Array<(inside: typeof tx) => Promise<void>> = [];
        const chat = {
          id,
          channel: 'telegram',
          displayName: null,
          provenPhone: null,
          isNew: false,
          topic: null,
        };
        const atEnd = (_key: string, write: (inside: typeof tx) => Promise<void>) => void writes.push(write);
        countQuestion({ now: at, chat, atEnd }, { topic, product: product ?? null }, ZONE);
        for (const write of writes) await write(tx);
      });
    for (const id of [...chats, ...chats]) await count(id, NOW, 'price');
    await count('zzz', NOW, 'unanswered');
    await count('zzz', ago(7), 'requirements', 'udang');
    const week = await see('7');
    expect(week.totals).toMatchObject({ questions: 7, unanswered: 1 });
    expect(week.topics).toEqual([
      { name: 'Harga & kurs', count: 6 },
      { name: 'Tidak dipahami', count: 1 },
    ]);
    expect((await see('30')).questions).toContainEqual({
      topic: 'requirements',
      product: 'udang',
      country: '',
      count: 1,
    });
    const stored = await storage.db.questionCount.findMany();
    expect(stored).toHaveLength(5);
    expect(stored[0]?.day.toISOString()).toMatch(/^2026-11-(16|23)/);
  });

  test('what people wrote, in days of the centre, weeks from Monday and months; waits that ran out are not theirs', async () => {
    const [one, two] = [await person(NOW), await person(NOW)];
    await wrote(one.chatId, new Date('2026-11-22T15:59:00Z'));
    await wrote(one.chatId, new Date('2026-11-22T16:01:00Z'));
    await wrote(two.chatId, new Date('2026-11-22T16:02:00Z'));
    await wrote(two.chatId, new Date('2026-11-22T16:03:00Z'), true);
    expect((await see('7')).activity).toEqual([
      { day: '2026-11-22', messages: 1, people: 1 },
      { day: '2026-11-23', messages: 2, people: 2 },
    ]);
    expect((await see('90')).activity).toEqual([
      { day: '2026-11-16', messages: 1, people: 1 },
      { day: '2026-11-23', messages: 2, people: 2 },
    ]);
    expect((await see('all')).activity).toEqual([{ day: '2026-11-01', messages: 3, people: 2 }]);
  });

  test('leads and answers by the buyer’s country, each by its own day', async () => {
    const [author, owner] = [await person(NOW), await person(NOW)];
    const lead = (id: string, country: string, createdAt: Date) =>
      storage.db.lead.create({
        data: {
          id,
          country,
          createdAt,
          office: 'itpc-osaka',
          authorId: author.id,
          state: 'open',
          product: 'Madu',
          certificates: [],
          duplicateKey: id,
          updatedAt: createdAt,
          expiresAt: NOW,
        },
      });
    const [old, young] = [uuidv7(), uuidv7()];
    await lead(old, 'JP', ago(60));
    await lead(young, 'MY', ago(1));
    for (const [leadId, answeredAt] of [
      [old, ago(2)],
      [young, null],
    ] as const) {
      await storage.db.leadMatch.create({
        data: {
          id: uuidv7(),
          leadId,
          personId: owner.id,
          number: 1,
          wave: 1,
          score: 1,
          reasons: [],
          askedAt: ago(3),
          answerBy: NOW,
          answeredAt,
        },
      });
    }
    expect((await see('30')).countries).toEqual([
      { name: 'Malaysia', count: 1, beside: 0 },
      { name: 'Jepang', count: 0, beside: 1 },
    ]);
  });

  test('nothing at all is nothing, not an error', async () => {
    expect(await see('all')).toMatchObject({ regencies: [], topics: [], countries: [], activity: [] });
  });
});

test('the picture is drawn as it was looked at', async () => {
  const bars = (names: string[]) => names.map((name, at) => ({ name, count: 240 >> at }));
  const svg = statisticsSvg({
    title: 'Statistik Saudagar',
    period: '25 Oktober 2026 sampai 23 November 2026',
    figures: [
      { name: 'orang aktif', value: '1.204' },
      { name: 'usaha baru', value: '318' },
      { name: 'pertanyaan', value: '4.870' },
      { name: 'lead', value: '27' },
    ],
    activity: {
      title: 'Pesan masuk per hari',
      columns: Array.from({ length: 30 }, (_, at) => ({ label: `${at + 1} Nov`, count: (at * 37) % 90 })),
      most: 'paling banyak 89',
    },
    panels: [
      {
        title: 'Usaha baru per kabupaten/kota',
        bars: bars([
          'Kota Balikpapan',
          'Kabupaten Kutai Kartanegara',
          'Kabupaten Penajam Paser Utara',
          'Kota Tarakan',
        ]),
        empty: 'belum ada',
        show: ({ count }) => String(count),
      },
      { title: 'Produk usaha baru', bars: [], empty: 'belum ada', show: String },
      {
        title: 'Lead / jawaban per negara',
        bars: [
          { name: 'Jepang <&>', count: 12, beside: 31 },
          { name: 'Malaysia', count: 9, beside: 0 },
        ],
        empty: 'belum ada',
        show: ({ count, beside = 0 }) => `${count} / ${beside}`,
      },
    ],
  });
  const png = Buffer.from(await renderPng(svg));
  const golden = new URL('statistics.png', GOLDEN);
  if (!existsSync(golden) || process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, png);
  expect(png.equals(readFileSync(golden))).toBe(true);
});
