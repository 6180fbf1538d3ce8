import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPage } from '../../../src/channels/webchat/page.ts';
import { scriptTexts } from '../../../src/channels/webchat/page-texts.ts';
import { loadWords } from '../../../src/words/index.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'src/channels/webchat/page');
const words = loadWords(join(root, 'locales'));
const texts = (language: 'id' | 'en', key: string, args?: Record<string, string | number>) =>
  words[language].label(key, args);

describe.each(['id', 'en'] as const)('words of the page in %s', (language) => {
  it('are all there, in the page and for its scripts', () => {
    const { content } = loadPage(texts, 'Asia/Makassar').html(language);
    expect(content).not.toContain('{{');
    expect(content).toContain(`<html lang="${language}">`);
    const data = JSON.parse(/id="data">(.*)<\/script>/.exec(content)?.[1] ?? '');
    expect(data.settings).toEqual({ language, timeZone: 'Asia/Makassar', maxUploadBytes: 10 * 1024 * 1024 });
    expect(data.texts.unread).toContain('{count}');
  });

  it('are the ones the scripts ask for, and no others', () => {
    const offered = Object.keys(scriptTexts(texts, language));
    const scripts = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const asked = [...scripts.matchAll(/'([a-z]+(?:-[a-z]+)+|[a-z]+)'/g)].map(([, key]) => key);
    // Composed of a prefix and a state.
    const composed = /^(state|failed)-/;
    expect(offered.filter((key) => !asked.includes(key) && !composed.test(key))).toEqual([]);
    const direct = [...scripts.matchAll(/\bt\('([a-z-]+)'/g)].map(([, key]) => key);
    expect(direct.filter((key) => key !== undefined && !offered.includes(key))).toEqual([]);
    expect(direct.length).toBeGreaterThan(15);
  });

  it('use every sentence of the file', () => {
    const source = readFileSync(join(root, `locales/${language}/webchat.ftl`), 'utf8');
    const keys = [...source.matchAll(/^webchat-([a-z-]+) =/gm)].map(([, key]) => key);
    const template = readFileSync(join(folder, 'index.html'), 'utf8');
    const offered = Object.keys(scriptTexts(texts, language));
    expect(
      keys.filter((key) => !template.includes(`{{webchat-${key}}}`) && !offered.includes(key ?? '')),
    ).toEqual([]);
  });
});

it('escapes words for the place they stand in', () => {
  const page = loadPage(() => '</script><b>"&', 'Asia/Makassar').html('id').content;
  expect(page).not.toContain('</script><b>');
  expect(page).toContain('&lt;/script&gt;&lt;b&gt;&quot;&amp;');
});
