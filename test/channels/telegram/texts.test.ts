import { expect, test } from 'vitest';
import { LEXICON, LOCALES } from '../../../src/folders.ts';
import { openLanguage } from '../../../src/language/index.ts';
import { telegramTexts } from '../../../src/telegram-texts.ts';
import { loadWords } from '../../../src/words/index.ts';

test('every entry of the command menu is a command that is understood, said in both languages', async () => {
  const { language } = await openLanguage(LEXICON);
  const texts = telegramTexts(loadWords(LOCALES));
  const ids = texts.id.commands.map(({ command }) => language.readCommand(`/${command}`)?.id);
  expect(ids).toEqual([
    'register',
    'requirements',
    'price',
    'leads',
    'checklist',
    'lessons',
    'profile',
    'human',
    'menu',
    'help',
    'language',
    'stop',
  ]);
  for (const [at, { command, description }] of texts.id.commands.entries()) {
    expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
    expect(description).not.toBe(texts.en.commands[at]?.description);
    expect(description).not.toContain('telegram-command');
  }
});
