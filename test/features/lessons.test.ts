import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printCertificate } from '../../src/features/lessons/certificate-pdf.ts';
import { lessonToContinue, nextQuestion } from '../../src/features/lessons/find-place.ts';
import { mergePersons } from '../../src/identity/index.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { uuidv7 } from '../../src/kernel/ids.ts';
import type { Lesson } from '../../src/knowledge/index.ts';
import { toPlainText } from '../../src/messages/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { pdfText } from '../support/pdf-text.ts';
import { openStage, type Stage } from '../support/stage.ts';

const { lessons } = loadedKnowledge();
const [first, second, third] = lessons;
const NOW = new Date('2026-11-23T01:00:00Z');

describe('where the class goes on', () => {
  const at = (days: number, passed: boolean) => ({
    page: 1,
    touchedAt: new Date(NOW.getTime() + days * DAY),
    passedAt: passed ? NOW : null,
  });
  const next = (...rows: Array<[Lesson | undefined, ReturnType<typeof at>]>) =>
    lessonToContinue(new Map(rows.map(([lesson, progress]) => [lesson?.id ?? '', progress])), lessons)?.id;

  test('is the first lesson, the one last touched, the next one not passed, or none', () => {
    expect(next()).toBe(first?.id);
    expect(next([third, at(0, false)])).toBe(third?.id);
    expect(next([first, at(1, false)], [third, at(0, false)])).toBe(first?.id);
    expect(next([second, at(0, true)])).toBe(third?.id);
    // After the last one the class goes on with what was left out.
    expect(next([lessons.at(-1), at(0, true)])).toBe(first?.id);
    expect(next(...lessons.map((lesson): [Lesson, ReturnType<typeof at>] => [lesson, at(0, true)]))).toBe(
      undefined,
    );
  });

  test('a quiz ends when all is right, in whatever order; a repeated one after its last question', () => {
    if (!first) throw new Error('there are lessons');
    const [one = '', two = '', three = ''] = first.quiz.map(({ id }) => id);
    const right = (...ids: string[]) => new Map(ids.map((id) => [id, { wrong: 0, rightAt: NOW }]));
    expect(nextQuestion(first, one, right(one), false)).toBe(two);
    expect(nextQuestion(first, three, right(one, three), false)).toBe(two);
    expect(nextQuestion(first, two, right(one, two, three), false)).toBeNull();
    expect(nextQuestion(first, one, right(one, two, three), true)).toBe(two);
    expect(nextQuestion(first, three, right(one, two, three), true)).toBeNull();
  });
});

test('the certificate has every word in it, on one page, whatever the letters and the length of the name', async () => {
  const words = {
    giver: 'Saudagar',
    heading: 'SERTIFIKAT',
    title: 'Kelas Ekspor',
    givenTo: 'diberikan kepada',
    reason: 'yang menyelesaikan 8 pelajaran',
    lessons: lessons.map(({ number, title }) => `${number}. ${title.id}`),
    issued: '23 November 2026 Nomor KE-2026-00001',
    footer: 'Ini bukan dokumen resmi negara',
  };
  for (const name of ['Siti Nur’aini Nguyễn-Łukasz', 'Ольга', 'Ani '.repeat(15).trim(), 'Wa']) {
    const pdf = await printCertificate({ ...words, name }, NOW);
    const text = pdfText(pdf).split('\n');
    for (const said of [name, ...Object.values(words).flat()]) expect(text).toContain(said);
    const source = Buffer.from(pdf).toString('latin1');
    expect(source.match(/\/Type \/Page\b/g)).toHaveLength(1);
    // A4 across.
    expect(source).toMatch(/\/MediaBox \[0 0 841\.89 595\.28\]/);
  }
});

describe('a class in the database', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage('telegram', [
      { who: 'sari', channel: 'telegram' },
      { who: 'sari_wa', channel: 'whatsapp', phone: '+6281234567890' },
    ]);
  });
  afterEach(() => stage.close());

  async function tap(who: string, id: string): Promise<string> {
    await stage.act(who, { kind: 'choice', id });
    return toPlainText(stage.said(who).at(-1)?.text ?? []);
  }
  async function type(who: string, text: string): Promise<string> {
    await stage.act(who, { kind: 'text', text });
    return toPlainText(stage.said(who).at(-1)?.text ?? []);
  }
  async function passAll(who: string, of: readonly Lesson[] = lessons): Promise<void> {
    for (const lesson of of) {
      for (const { id, options } of lesson.quiz) {
        await tap(who, `/quiz:${lesson.id}:${id}:${options.findIndex(({ right }) => right) + 1}`);
      }
    }
  }
  async function certificateOf(who: string): Promise<string> {
    const { attachment } = stage.said(who).at(-1) ?? {};
    if (attachment?.kind !== 'document') throw new Error('no document was sent');
    return pdfText(await stage.media.read(attachment.hash));
  }
  const passed = () => stage.storage.db.lessonProgress.count({ where: { passedAt: { not: null } } });
  const personOf = async (address: string) =>
    (await stage.storage.db.chat.findFirstOrThrow({ where: { address } })).personId;

  test('wrong answers pass nothing and are counted until the right one; a tap delivered twice changes nothing', async () => {
    await tap('sari', '/quiz:mulai');
    await tap('sari', '/quiz:mulai:badan:2');
    await tap('sari', '/quiz:mulai:badan:3');
    await tap('sari', '/quiz:mulai:badan:1');
    await tap('sari', '/quiz:mulai:badan:1');
    await tap('sari', '/quiz:mulai:badan:2');
    const [answer] = await stage.storage.db.lessonAnswer.findMany();
    expect(answer).toMatchObject({ question: 'badan', wrong: 2, rightAt: expect.any(Date) });
    expect(await passed()).toBe(0);
    await tap('sari', '/quiz:mulai:kbli:2');
    expect(await tap('sari', '/quiz:mulai:biaya-nib:3')).toMatch(
      /Pelajaran 1 lulus! 2 dari 3 langsung benar/,
    );
    const before = await stage.storage.db.lessonProgress.findMany();
    await stage.wait(DAY);
    expect(await tap('sari', '/quiz:mulai:biaya-nib:1')).toMatch(/Belum tepat/);
    expect(await tap('sari', '/quiz:mulai:kbli:2')).toMatch(/memang sudah lulus/);
    expect((await stage.storage.db.lessonProgress.findMany())[0]?.passedAt).toEqual(before[0]?.passedAt);
  });

  test('what no lesson or question is leads back to the class, and leaves nothing behind', async () => {
    for (const id of ['/lesson:nol', '/quiz:nol', "/quiz:mulai'--", '/lesson:mulai:x', '/quiz']) {
      expect(await tap('sari', id)).toMatch(/Kelas Ekspor/);
    }
    expect(await tap('sari', '/lesson:mulai:99')).toMatch(/\(3\/3\)/);
    expect(await tap('sari', '/quiz:mulai:dulu-ada:1')).toMatch(/Pertanyaan 1 dari 3/);
    expect(await stage.storage.db.lessonAnswer.count({ where: { rightAt: { not: null } } })).toBe(0);
  });

  test('a question is put again to what nobody understands, but not to somebody who left', async () => {
    await tap('sari', '/quiz:mulai');
    expect(await type('sari', 'prsrngan')).toMatch(/Pertanyaan 1 dari 3/);
    expect(stage.said('sari').at(-1)?.choices).toHaveLength(4);
    await stage.wait(20 * MINUTE);
    expect(await type('sari', 'prsrngan')).not.toMatch(/Pertanyaan/);
    expect(await type('sari', 'apa itu peb?')).toMatch(/PEB/);
    expect(stage.said('sari').at(-1)?.choices?.at(-1)?.id).toBe('/lessons_continue');
    await stage.wait(2 * HOUR);
    await type('sari', 'apa itu peb?');
    expect(
      stage
        .said('sari')
        .at(-1)
        ?.choices?.map(({ id }) => id),
    ).not.toContain('/lessons_continue');
    expect(await type('sari', 'lanjut')).toMatch(/Pertanyaan 1 dari 3/);
    await stage.wait(8 * DAY);
    expect(await type('sari', 'lanjut')).toMatch(/Mau mulai dari mana/);
    expect(await type('sari', 'lanjut kelas')).toMatch(/Pertanyaan 1 dari 3/);
  });

  test('no certificate before the last lesson, whatever is tapped', async () => {
    await passAll('sari', lessons.slice(1));
    expect(await tap('sari', '/certificate')).toMatch(/Tinggal 1 lagi/);
    expect(await stage.storage.db.lessonCertificate.count()).toBe(0);
    await passAll('sari', lessons.slice(0, 1));
    expect(await tap('sari', '/certificate')).toMatch(/atas nama siapa/);
    expect(await stage.storage.db.lessonCertificate.count()).toBe(0);
  });

  test('the name in the profile is offered; another may be printed, under the same number and day, and none is kept', async () => {
    await stage.register({
      who: 'sari',
      name: 'Dapur Sari',
      regency: 'Nunukan',
      products: ['amplang'],
      certificates: [],
      countries: ['MY'],
      experience: 'never',
    });
    const business = await stage.storage.db.business.findFirstOrThrow();
    await passAll('sari');
    await tap('sari', '/certificate');
    const offered = stage.said('sari').at(-1)?.choices ?? [];
    expect(offered.map(({ label }) => label)).toEqual([business.ownerName]);
    await type('sari', business.ownerName);
    const one = await certificateOf('sari');
    expect(one.split('\n')).toContain(business.ownerName);
    expect(one).toContain('23 November 2026');
    expect(one).toContain('KE-2026-00001');
    expect(one).toContain('bukan dokumen resmi negara');
    await stage.wait(40 * DAY);
    await tap('sari', '/certificate');
    await type('sari', 'Hj. Ñusa Đewi');
    const two = await certificateOf('sari');
    expect(two.split('\n')).toContain('Hj. Ñusa Đewi');
    expect(two).toContain('23 November 2026');
    expect(two).toContain('KE-2026-00001');
    expect(JSON.stringify(await stage.storage.db.lessonCertificate.findMany())).not.toMatch(/usa|Sari/);
  });

  test('is part of what is exported, and goes when the person goes', async () => {
    await passAll('sari');
    await tap('sari', '/certificate');
    await type('sari', 'Siti Aminah');
    await type('sari', 'unduh data saya');
    const { attachment } = stage.said('sari').at(-1) ?? {};
    const data = attachment?.kind === 'text-file' ? JSON.parse(attachment.content) : {};
    expect(data.lessonProgress).toHaveLength(8);
    expect(data.lessonAnswers).toHaveLength(24);
    expect(data.lessonCertificate).toMatchObject({ number: 1 });
    await type('sari', 'hapus data saya');
    await type('sari', 'HAPUS');
    const { lessonProgress, lessonAnswer, lessonCertificate } = stage.storage.db;
    expect([
      await lessonProgress.count(),
      await lessonAnswer.count(),
      await lessonCertificate.count(),
    ]).toEqual([0, 0, 0]);
  });

  test('of two chats of one person becomes one class: what either passed is passed, the first certificate stands', async () => {
    await passAll('sari', lessons.slice(0, 2));
    await tap('sari', '/quiz:dokumen:angka:1');
    await passAll('sari_wa', lessons);
    await tap('sari_wa', '/certificate');
    await type('sari_wa', 'Siti Aminah');
    const [keep, drop] = [await personOf('sari'), await personOf('sari_wa')];
    await stage.storage.transaction((tx) =>
      mergePersons(tx, { keep, drop, businessOf: null, now: stage.now(), newId: uuidv7 }),
    );
    expect(await passed()).toBe(8);
    expect(await stage.storage.db.lessonAnswer.count({ where: { rightAt: null } })).toBe(0);
    expect(await stage.storage.db.lessonCertificate.findMany()).toMatchObject([
      { number: 1, personId: keep },
    ]);
    expect(await type('sari', 'kelas')).toMatch(/8\/8/);
  });
});
