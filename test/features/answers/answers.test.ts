import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnswerBook, exportAnswers } from '../../../src/features/answers/index.ts';
import { splitAnswer } from '../../../src/features/answers/to-knowledge.ts';
import { maskNames } from '../../../src/features/gaps/index.ts';
import { KNOWLEDGE } from '../../../src/folders.ts';
import { checkKnowledge, findAnswered, loadKnowledge, searchFaq } from '../../../src/knowledge/index.ts';
import type { Storage } from '../../../src/storage/index.ts';
import { loadedKnowledge } from '../../support/loaded.ts';
import { openTestStorage } from '../../support/shared-storage.ts';

const ZONE = 'Asia/Makassar';
const NOW = new Date('2026-11-23T01:00:00Z');
const knowledge = loadedKnowledge();

let storage: Storage;
let made = 0;
beforeEach(async () => {
  storage = await openTestStorage();
});
afterEach(() => storage.close());

async function add(entry: { question?: string; answer?: string; state?: 'review' | 'approved' } = {}) {
  made += 1;
  const { question = 'Apakah ruang pamer buka hari Sabtu?', answer = 'Buka bila ada janji.' } = entry;
  return storage.db.faqEntry.create({
    data: {
      id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
      question,
      answer,
      state: entry.state ?? 'approved',
      topic: 'pasar',
      keywords: ['ruang pamer sabtu'],
      source: 'petugas: "Bu Ani" # kantor',
      asOf: new Date('2026-11-20T00:00:00Z'),
      createdAt: NOW,
      decidedAt: NOW,
    },
  });
}

const current = (book: ReturnType<typeof createAnswerBook>) => storage.transaction((tx) => book.current(tx));

describe('what officers answered is part of the knowledge', () => {
  test('once approved, in every process, until it is taken back', async () => {
    const [here, elsewhere] = [createAnswerBook(knowledge, ZONE), createAnswerBook(knowledge, ZONE)];
    const entry = await add({ state: 'review' });
    for (const book of [here, elsewhere]) {
      expect(findAnswered(await current(book), 'ruang pamer buka sabtu?')).toBeNull();
    }
    const decide = (state: 'approved' | 'withdrawn') =>
      storage.db.faqEntry.update({ where: { id: entry.id }, data: { state, revision: { increment: 1 } } });
    await decide('approved');
    for (const book of [here, elsewhere]) {
      const merged = await current(book);
      expect(findAnswered(merged, 'ruang pamer buka sabtu?')).toBe('jawaban-petugas-1');
      expect(searchFaq(merged, 'ruang pamer')[0]?.id).toBe('jawaban-petugas-1');
      // Nothing has changed: the same object, so the index over it is kept.
      expect(await current(book)).toBe(merged);
    }
    await decide('withdrawn');
    for (const book of [here, elsewhere]) expect(await current(book)).toBe(knowledge);
  });

  test('only nearly the same words find it: what merely shares one does not', async () => {
    await add();
    const merged = await current(createAnswerBook(knowledge, ZONE));
    expect(findAnswered(merged, 'apakah ruang pamer buka hari sabtu kak?')).toBe('jawaban-petugas-1');
    expect(findAnswered(merged, 'berapa sewa ruang pamer di pameran jakarta')).toBeNull();
    expect(findAnswered(merged, 'sabtu')).toBeNull();
    expect(findAnswered(merged, '')).toBeNull();
  });
});

describe('faq export', () => {
  test('prints what the knowledge folder takes, whatever was typed, and the file then stands before the database', async () => {
    await add();
    await add({ question: 'Bagaimana "kode": #HS?', answer: "Lihat: di BTKI\n- 'baris' kedua: ya" });
    await add({ question: 'Belum disetujui?', state: 'review' });
    const yaml = await exportAnswers(storage.db, ZONE);
    const dir = mkdtempSync(join(tmpdir(), 'saudagar-faq-'));
    try {
      cpSync(KNOWLEDGE, dir, { recursive: true });
      writeFileSync(join(dir, 'faq-officers.yaml'), yaml);
      const reread = loadKnowledge(dir);
      expect(checkKnowledge(reread, '2026-11-23').problems).toEqual([]);
      const added = reread.faq.filter(({ answered }) => answered);
      expect(added.map(({ question }) => question)).toEqual([
        'Apakah ruang pamer buka hari Sabtu?',
        'Bagaimana "kode": #HS?',
      ]);
      expect(added[0]).toMatchObject({ answered: '2026-11-23', answer: [{ asOf: '2026-11-20' }] });
      expect(reread.sources.get('jawaban-petugas-1')?.title).toBe('petugas: "Bu Ani" # kantor');
      expect(await current(createAnswerBook(reread, ZONE))).toBe(reread);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test('with nothing approved prints the empty file', async () => {
    expect(await exportAnswers(storage.db, ZONE)).toBe('sources: []\nfaq: []\n');
  });
});

describe('an answer as statements', () => {
  const long = 'Kalimat yang cukup panjang untuk dihitung sebagai satu bagian. '.repeat(6).trim();

  test('one a line, marks taken off; a long line by its sentences', () => {
    expect(splitAnswer('- satu dua\n\n• tiga  empat')).toEqual(['satu dua', 'tiga empat']);
    const parts = splitAnswer(long) ?? [];
    expect(parts.join(' ')).toBe(long);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(240);
  });

  test.each(['', '  \n ', 'ya', 'x'.repeat(241), Array(7).fill('satu baris').join('\n')])(
    '%j is none',
    (text) => expect(splitAnswer(text)).toBeNull(),
  );
});

test('the names of owner and business are taken out, words that merely contain them are not', () => {
  const names = { people: ['Bu Sari Dewi'], businesses: ['Dapur Sari'] };
  expect(maskNames('Bu Sari Dewi dari dapur  sari, sari buah', names)).toBe('… dari …, … buah');
  expect(maskNames('Sarinah memakai dapur bersama (a.b) $1', names)).toBe(
    'Sarinah memakai dapur bersama (a.b) $1',
  );
  expect(maskNames('apa saja', { people: [''], businesses: [] })).toBe('apa saja');
});
