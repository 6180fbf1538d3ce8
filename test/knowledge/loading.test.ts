import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allFacts,
  checkKnowledge,
  KnowledgeError,
  loadKnowledge,
  showKnowledge,
} from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { ROOT, TODAY } from './knowledge-under-test.ts';

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'saudagar-knowledge-')), 'knowledge');
  cpSync(join(ROOT, 'knowledge'), dir, { recursive: true });
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

/** Changes a file of the copy and says on which line the change begins. */
function change(file: string, from: string, to: string): number {
  const text = readFileSync(join(dir, file), 'utf8');
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  writeFileSync(join(dir, file), text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

function failure(): KnowledgeError {
  try {
    loadKnowledge(dir);
  } catch (error) {
    if (error instanceof KnowledgeError) return error;
  }
  throw new Error('loading should have failed with a KnowledgeError');
}

describe('an error names file, line and field', () => {
  test('a value that is not one of the allowed words', () => {
    const line = change('products/kratom.yaml', 'confidence: high\nrules', 'confidence: sure\nrules');
    const error = failure();
    expect(error).toMatchObject({ file: 'knowledge/products/kratom.yaml', line, field: 'hs.2.confidence' });
    expect(error.message).toContain(`kratom.yaml:${line}: hs.2.confidence`);
  });

  test('an HS code without quotes', () => {
    const line = change('products/kerang.yaml', "code: '0307.71'", 'code: 307.71');
    expect(failure()).toMatchObject({ line, field: 'hs.0.code' });
  });

  test('a field that does not exist', () => {
    const line = change('faq.yaml', '    related: ', '    relatd: ');
    expect(failure()).toMatchObject({ file: 'knowledge/faq.yaml', line, field: 'faq.0.relatd' });
  });

  test('text that is not YAML', () => {
    change('countries.yaml', 'countries:', 'countries: [');
    expect(failure().file).toBe('knowledge/countries.yaml');
  });

  test('a file whose name and id differ', () => {
    change('products/madu.yaml', 'id: madu', 'id: maduu');
    expect(failure().message).toContain('does not match');
  });
});

describe('the check', () => {
  test('finds nothing to mend in our own knowledge', () => {
    expect(checkKnowledge(loadedKnowledge(), TODAY).problems).toEqual([]);
  });

  test('finds names that lead nowhere and ids used twice', () => {
    change('destinations/JP.yaml', 'for: [udang, kopi, kakao]', 'for: [udang, kopii, kakao]');
    change('products/lada.yaml', 'document: coa-lab', 'document: coa-labb');
    change('destinations/KR.yaml', 'id: kr-rice', 'id: kr-honey');
    const { problems } = checkKnowledge(loadKnowledge(dir), TODAY);
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/kr-honey.*already/);
    expect(problems.join('\n')).toMatch(/kopii/);
    expect(problems.join('\n')).toMatch(/coa-labb/);
  });

  test('lists old facts oldest first, and covers every product and country', () => {
    const report = checkKnowledge(loadedKnowledge(), TODAY);
    const dates = report.stale.map((fact) => fact.reviewBy);
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => date < TODAY)).toBe(true);
    expect(report.coverage).toHaveLength(45);
    expect(Object.keys(report.coverage[0]?.countries ?? {})).toHaveLength(33);
  });
});

test('show finds a part by its id and says where it stands', () => {
  const knowledge = loadedKnowledge();
  expect(showKnowledge(knowledge, 'jp-kratom')).toMatchObject({ kind: 'fact' });
  expect(showKnowledge(knowledge, 'jp-kratom')?.where).toMatch(/^knowledge\/destinations\/JP\.yaml:\d+$/);
  expect(showKnowledge(knowledge, 'kratom')).toMatchObject({ kind: 'product' });
  expect(showKnowledge(knowledge, 'NL')).toMatchObject({ kind: 'country' });
  expect(showKnowledge(knowledge, 'no-such-thing')).toBeUndefined();
});

test('what was never read officially names the law or authority it refers to', () => {
  const knowledge = loadedKnowledge();
  const unread = allFacts(knowledge).filter(({ fact }) => fact.basis === 'own');
  expect(unread.length).toBeGreaterThan(300);
  for (const { fact } of unread) {
    const kinds = fact.source.map((id) => knowledge.sources.get(id)?.kind);
    expect(
      kinds.some((kind) => kind === 'own' || kind === 'law'),
      fact.id,
    ).toBe(true);
  }
});

describe('the cache', () => {
  test('gives the same knowledge, and a changed file is read anew', () => {
    const cache = join(dir, '..', 'cache');
    const first = loadKnowledge(dir, cache);
    const second = loadKnowledge(dir, cache);
    expect({ ...second, where: undefined }).toEqual({ ...first, where: undefined });
    expect(readdirSync(cache)).toHaveLength(1);
    change('products/madu.yaml', 'id: Madu', 'id: Madu Kelulut');
    expect(loadKnowledge(dir, cache).products.get('madu')?.name.id).toBe('Madu Kelulut');
    expect(readdirSync(cache)).toHaveLength(2);
  });

  test('a torn or unwritable cache changes nothing', () => {
    const cache = join(dir, '..', 'cache');
    loadKnowledge(dir, cache);
    for (const file of readdirSync(cache)) writeFileSync(join(cache, file), '{"products":');
    expect(loadKnowledge(dir, cache).products.size).toBe(45);
    writeFileSync(join(dir, '..', 'occupied'), '');
    expect(loadKnowledge(dir, join(dir, '..', 'occupied')).products.size).toBe(45);
  });
});
