import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toPlainText } from '../../src/messages/index.ts';
import { loadWords } from '../../src/words/index.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'saudagar-words-'));
  await mkdir(join(dir, 'id'));
  await mkdir(join(dir, 'en'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function words(id: string, en = id) {
  await writeFile(join(dir, 'id', 'a.ftl'), id);
  await writeFile(join(dir, 'en', 'a.ftl'), en);
  return loadWords(dir);
}

test('numbers are written the way the language writes them, with at most two decimals', async () => {
  const both = await words('plain = { $n }\ndecimal = { DECIMAL($n) }');
  expect(both.id.label('decimal', { n: 1234.5 })).toBe('1.234,5');
  expect(both.en.label('decimal', { n: 1234.5 })).toBe('1,234.5');
  expect(both.id.label('decimal', { n: 0.126 })).toBe('0,13');
  expect(both.id.label('decimal', { n: 98_000_000 })).toBe('98.000.000');
  expect(both.id.label('plain', { n: 1234 })).toBe('1.234');
  expect(both.id.label('decimal', { n: 'x' })).toBe('x');
});

test('what a person typed is shown as it is, never as markup', async () => {
  const { id } = await words('hello = Halo *{ $name }*!');
  const name = '*Tini* _x_ [klik](https://evil.example) \\ { $n }';
  expect(toPlainText(id.say('hello', { name }))).toBe(`Halo ${name}!`);
  const spans = id.say('hello', { name }).flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
  expect(spans.map(({ text, bold, href }) => ({ text, bold, href }))).toEqual([
    { text: 'Halo ', bold: undefined, href: undefined },
    { text: name, bold: true, href: undefined },
    { text: '!', bold: undefined, href: undefined },
  ]);
  expect(id.label('hello', { name })).toBe(`Halo *${name}*!`);
});

test('a key or a variable that is missing is an error that names language and key', async () => {
  const { en } = await words('hello = Halo { $name }');
  expect(() => en.label('hallo')).toThrow('locales/en: no message "hallo"');
  expect(() => en.label('hello')).toThrow(/locales\/en: "hello": .*name/);
});

test('one key in two files, and a folder that is not there, are refused at the start', async () => {
  await writeFile(join(dir, 'id', 'b.ftl'), 'hello = Hai');
  await expect(words('hello = Halo')).rejects.toThrow('locales/id/b.ftl');
  expect(() => loadWords(join(dir, 'none'))).toThrow('ENOENT');
});
