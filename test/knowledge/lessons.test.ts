import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allFacts, checkKnowledge, evidenceOf, loadKnowledge } from '../../src/knowledge/index.ts';
import { parseMarkup, toPlainText } from '../../src/messages/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { ROOT, TODAY } from './knowledge-under-test.ts';

const knowledge = loadedKnowledge();
const { lessons } = knowledge;
const facts = new Map(allFacts(knowledge).map(({ fact }) => [fact.id, fact.text]));

describe('our lessons', () => {
  test('are the eight of the class, in their order', () => {
    expect(lessons.map(({ id }) => id)).toEqual([
      'mulai',
      'produk',
      'dokumen',
      'harga',
      'bayar',
      'kirim',
      'pembeli',
      'perwakilan',
    ]);
    expect(lessons.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s: three questions, each with one right answer of three different ones, in both languages',
    (_id, { quiz }) => {
      expect(quiz).toHaveLength(3);
      for (const { options } of quiz) {
        expect(options.filter(({ right }) => right)).toHaveLength(1);
        expect(new Set(options.map(({ text }) => text.id)).size).toBe(3);
        expect(new Set(options.map(({ text }) => text.en)).size).toBe(3);
      }
    },
  );

  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s: no number is said that is not in the facts it rests on, in either language',
    (_id, { pages, quiz }) => {
      const said = [
        ...pages,
        ...quiz.map(({ from, why, options }) => {
          const right = options.find((option) => option.right)?.text;
          return { from, text: { id: `${why.id} ${right?.id}`, en: `${why.en} ${right?.en}` } };
        }),
      ];
      for (const { from, text } of said) {
        const known = numbersIn(from.map((id) => facts.get(id)).join(' '));
        for (const number of numbersIn(`${text.id} ${text.en}`)) expect(known, text.id).toContain(number);
      }
    },
  );

  test('the right answer stands in every place, so that guessing one place does not help', () => {
    const places = lessons.flatMap(({ quiz }) =>
      quiz.map(({ options }) => options.findIndex(({ right }) => right)),
    );
    for (const place of [0, 1, 2]) {
      expect(places.filter((one) => one === place).length).toBeGreaterThanOrEqual(6);
    }
  });

  test('the hint after a wrong answer does not say the right one', () => {
    for (const { quiz } of lessons) {
      for (const { hint, options } of quiz) {
        const right = options.find((option) => option.right)?.text;
        expect(hint.id.toLowerCase()).not.toContain(right?.id.toLowerCase());
        expect(hint.en.toLowerCase()).not.toContain(right?.en.toLowerCase());
      }
    }
  });

  test('the border limit is never told without whom to ask about it', () => {
    const texts = lessons.flatMap(({ pages, quiz }) => [
      ...pages.map(({ text }) => text),
      ...quiz.flatMap(({ question, hint, why }) => [question, hint, why]),
    ]);
    const limit = texts.filter(({ id, en }) => id.includes('RM600') || en.includes('RM600'));
    expect(limit.length).toBeGreaterThan(0);
    for (const { id, en } of limit) {
      expect(id).toMatch(/pastikan.*Bea Cukai Nunukan/);
      expect(en).toMatch(/check.*customs in Nunukan/);
    }
  });

  test('pages are one small screen, in markup that can be read', () => {
    for (const { text } of lessons.flatMap(({ pages }) => pages)) {
      for (const source of [text.id, text.en]) {
        const seen = toPlainText(parseMarkup(source));
        expect(seen.length).toBeLessThanOrEqual(600);
        expect(seen).not.toMatch(/[*_]/);
      }
    }
  });

  test('each names where it is from', () => {
    for (const { pages } of lessons) {
      const { sources, from, to } = evidenceOf(
        knowledge,
        pages.flatMap((page) => page.from),
        TODAY,
      );
      expect(sources.length).toBeGreaterThan(0);
      expect(from).toMatch(/^20\d\d$/);
      expect(to >= from).toBe(true);
    }
  });
});

/** Numbers as written, but for the marks of thousands: 250.000 and 250,000 are one. */
function numbersIn(text: string): string[] {
  return (text.replaceAll(/(\d)[.,](?=\d{3}\b)/g, '$1').match(/\d+/g) ?? []).sort();
}

describe('the evidence of a text', () => {
  test('has the caveats of its facts on that day', () => {
    expect([...evidenceOf(knowledge, ['faq-pirt-1'], TODAY).caveats]).toEqual([]);
    expect([...evidenceOf(knowledge, ['faq-invoice-1'], TODAY).caveats]).toEqual(['unverified']);
    expect([...evidenceOf(knowledge, ['faq-pirt-1'], '2050-01-01').caveats]).toEqual(['to-recheck']);
  });

  test('has the years of its facts, and first the source that most of them have', () => {
    const { sources, from, to } = evidenceOf(
      knowledge,
      ['faq-dhe-3', 'faq-dhe-1', 'faq-dhe-2', 'faq-ska-1'],
      TODAY,
    );
    expect([from, to]).toEqual(['2020', '2026']);
    expect(sources[0]?.id).toBe('smbc-dhe');
  });
});

describe('a lesson file', () => {
  let dir: string;
  beforeEach(() => {
    dir = join(mkdtempSync(join(tmpdir(), 'saudagar-lessons-')), 'knowledge');
    cpSync(join(ROOT, 'knowledge'), dir, { recursive: true });
  });
  afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

  function change(file: string, from: string, to: string): void {
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
  }

  test.each([
    ['no right answer', '        right: true\n', '', 'exactly one option is right'],
    [
      'a text in one language alone',
      '      en: A NIB from oss.go.id is free.\n',
      '',
      'knowledge/lessons/mulai.yaml',
    ],
    ['a question twice', '  - id: kbli\n', '  - id: badan\n', '"badan" is there twice'],
    ['a name of its own', 'id: mulai\n', 'id: awal\n', 'does not match'],
  ])('with %s is refused', (_what, from, to, problem) => {
    change('lessons/mulai.yaml', from, to);
    expect(() => loadKnowledge(dir)).toThrow(problem);
  });

  test('with a page too long for a small screen is refused', () => {
    change('lessons/mulai.yaml', '*Siapa yang boleh ekspor?*', 'x'.repeat(400));
    expect(() => loadKnowledge(dir)).toThrow(/pages\.0\.text\.id/);
  });

  test('is found wanting where it rests on what is not there or has ended, or has another’s number', () => {
    change('lessons/mulai.yaml', 'from: [faq-nib-1]', 'from: [faq-nib-9]');
    change('lessons/produk.yaml', 'number: 2', 'number: 3');
    change('faq.yaml', '- id: faq-ska-1\n', "- id: faq-ska-1\n        validTo: '2026-01-31'\n");
    const { problems } = checkKnowledge(loadKnowledge(dir), TODAY);
    expect(problems.join('\n')).toContain('lessons/mulai: from "faq-nib-9" does not exist');
    expect(problems.join('\n')).toContain('lessons/dokumen: from "faq-ska-1" holds no more');
    expect(problems.join('\n')).toMatch(/number should be 2/);
    expect([...evidenceOf(loadKnowledge(dir), ['faq-ska-1'], TODAY).caveats]).toContain('to-recheck');
  });

  test('changed is read anew, not from the cache', () => {
    const cache = join(dir, '..', 'cache');
    loadKnowledge(dir, cache);
    change('lessons/harga.yaml', 'Harga dan Incoterms', 'Harga');
    expect(loadKnowledge(dir, cache).lessons[3]?.title.id).toBe('Harga');
  });
});
