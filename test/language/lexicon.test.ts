import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LexiconError, loadLexicon } from '../../src/language/index.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A copy of the lexicon with one file changed. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lexicon-'));
  folders.push(folder);
  await cp('knowledge/lexicon', folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
}

async function problemsOf(folder: string): Promise<readonly string[]> {
  try {
    await loadLexicon(folder);
    return [];
  } catch (error) {
    if (error instanceof LexiconError) return error.problems;
    throw error;
  }
}

describe('lexicon files', () => {
  it('name file, line and field of a mistake', async () => {
    const folder = await changed('products.yaml', (text) => text.replace('id: kopi\n', 'id: KOPI!\n'));
    const line =
      (await readFile(join(folder, 'products.yaml'), 'utf8'))
        .split('\n')
        .findIndex((l) => l.includes('KOPI!')) + 1;
    const problems = await problemsOf(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`products.yaml:${line}: products.`);
    expect(problems[0]).toContain('.id: ');
  });

  it('report broken YAML and unknown fields', async () => {
    const broken = await changed('slang.yaml', (text) => `${text}\n  - : [`);
    expect((await problemsOf(broken))[0]).toMatch(/^slang\.yaml:\d+: /);
    const unknown = await changed('commands.yaml', (text) => `${text}\nextra: 1\n`);
    expect((await problemsOf(unknown))[0]).toMatch(/^commands\.yaml:1: : .*extra/);
  });

  it('report a broken table of word weights by line', async () => {
    const broken = await changed('word-weights.tsv', (text) => text.replace(/\n([^\t]+)\t/, '\n$1\tx'));
    expect(await problemsOf(broken)).toEqual(['word-weights.tsv:2: not one whole number an intent']);
    const moved = await changed('word-weights.tsv', (text) => text.replace('faq\tprice', 'price\tfaq'));
    expect(await problemsOf(moved)).toEqual(['word-weights.tsv:1: the columns are not the intents']);
  });

  it('are the same from the cache, and read anew once changed', async () => {
    const folder = await changed('slang.yaml', (text) => text);
    const cache = join(folder, 'cache');
    const read = await loadLexicon(folder, cache);
    expect(read).toEqual(await loadLexicon(folder));
    expect(await loadLexicon(folder, cache)).toEqual(read);
    await writeFile(join(folder, 'slang.yaml'), 'nothing: 1\n');
    await expect(loadLexicon(folder, cache)).rejects.toThrow(LexiconError);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it('name a file that is missing', async () => {
    const folder = await changed('slang.yaml', (text) => text);
    await rm(join(folder, 'slang.yaml'));
    await expect(loadLexicon(folder, join(folder, 'cache'))).rejects.toThrow('slang.yaml: cannot be read');
  });

  it('hold every product and country once, and no name for two things', async () => {
    const { products, countries, cues } = await loadLexicon('knowledge/lexicon');
    const owners = new Map<string, string>();
    const entries = [
      ...products.products.map(({ id, aliases, weak }) => [id, [...aliases, ...weak]] as const),
      ...products.others.map(({ name, aliases }) => [name, aliases] as const),
      ...countries.countries.map(
        ({ code, aliases, cities, weak }) => [code, [...aliases, ...cities, ...weak]] as const,
      ),
    ];
    const shared: string[] = [];
    for (const [owner, names] of entries) {
      for (const name of names) {
        const other = owners.get(name);
        if (other !== undefined && other !== owner) shared.push(`${name}: ${other}, ${owner}`);
        owners.set(name, owner);
      }
    }
    expect(shared).toEqual([]);
    expect(products.products).toHaveLength(40);
    const judged = Object.keys(cues.also).filter((name) => name.includes('&'));
    expect(judged.filter((name) => name !== name.split('&').sort().join('&'))).toEqual([]);
  });
});
