import { expect, test } from 'vitest';
import { telegramTexts } from '../../../src/telegram-texts.ts';
import { languageAndPlaces, loadedWords } from '../../support/loaded.ts';

test('every entry of the command menu is a command that is understood, said in both languages', async () => {
  const { language } = await languageAndPlaces();
  const texts = telegramTexts(loadedWords());
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
