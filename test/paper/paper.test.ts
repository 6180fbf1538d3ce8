import { describe, expect, test } from 'vitest';
import { BOLD, canPrint, printable, printPaper, REGULAR } from '../../src/paper/index.ts';
import { pdfText } from '../support/pdf-text.ts';

const CREATED = new Date('2026-11-23T01:00:00Z');

async function printed(text: string, font = REGULAR): Promise<string> {
  const paper = { title: 'Uji', createdAt: CREATED, margin: 20 };
  return pdfText(
    await printPaper(paper, (page) => page.font(font).fontSize(6).text(text, { lineBreak: false })),
  );
}

/** Every letter that passes as printable. */
const LETTERS = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code)).filter(
  (letter) => printable(letter) === letter && letter !== '',
);

/** Two apostrophes, two pairs of quotes are one drawing each, which stands for the first that was used. */
const twins = (text: string) => text.replaceAll('ʼ', '’').replaceAll('ˮ', '”');

describe('the font of a page', () => {
  test.each([REGULAR, BOLD])('has every letter that passes as printable (%s)', async (font) => {
    expect(LETTERS.length).toBeGreaterThan(1_000);
    // Letters apart, or the font joins some of them.
    const text = twins(await printed(LETTERS.join(' '), font));
    const missing = LETTERS.filter((letter) => !text.includes(twins(letter)));
    expect(missing).toEqual([]);
    expect(text).not.toContain('\0');
  });

  test('a letter that it lacks is seen as such by this test', async () => {
    expect(await printed('A漢')).toContain('\0');
  });
});

describe('a name', () => {
  test.each(['Nguyễn Thị Hằng', 'Łukasz Żółć', 'Şükrü Işık', 'Ольга', 'Siti Nur’aini'])(
    'with other letters is drawn as it is written: %s',
    async (name) => {
      expect(canPrint(name)).toBe(true);
      // However the phone composed its marks.
      expect(canPrint(name.normalize('NFD'))).toBe(true);
      expect(await printed(printable(name.normalize('NFD')))).toBe(name);
    },
  );

  test('that cannot be drawn is known before', () => {
    for (const name of ['漢字', 'سارة', 'Sari 🌶️']) expect(canPrint(name)).toBe(false);
    expect(printable('Sari 🌶️  \n Dewi')).toBe('Sari Dewi');
  });
});
