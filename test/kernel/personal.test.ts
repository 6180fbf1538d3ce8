import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPersonalBox, lookup, personal } from '../../src/kernel/personal.ts';

const OLD = 'an-old-secret-of-thirty-two-characters';
const NEW = 'a-new-secret-of-thirty-two-characters!';
const text = fc.string({ unit: 'binary', maxLength: 200 }).map((given) => given.toWellFormed());

test('what is marked is sealed and comes back; what is not passes through', () => {
  const box = createPersonalBox([NEW]);
  fc.assert(
    fc.property(text, (given) => {
      const stored = String(box.write(personal(given)));
      expect(stored.startsWith('personal:sealed:1:')).toBe(true);
      expect(box.read(stored)).toBe(given);
    }),
  );
  for (const other of ['sari', 7, 7n, null, new Date(0), ['a'], { a: 1 }])
    expect(box.write(other)).toEqual(other);
  expect(personal(null)).toBeNull();
  expect(lookup(null)).toBeNull();
});

test('without a key all is stored as it is', () => {
  const box = createPersonalBox([]);
  expect(box.write(personal('Sari'))).toBe('Sari');
  expect(box.write(lookup('+62812'))).toBe('+62812');
  expect(box.write([lookup('+62812')])).toEqual(['+62812']);
  expect(box.current).toBeNull();
});

test('a hash is the same for the same text and key, and is looked for under every key and as it is', () => {
  const old = createPersonalBox([OLD]).write(lookup('+62812'));
  const both = createPersonalBox([NEW, OLD]);
  const current = both.write(lookup('+62812'));
  expect(current).not.toBe(old);
  expect(String(current).startsWith(both.current?.hashed ?? '?')).toBe(true);
  expect(String(current)).not.toContain('62812');
  expect(both.write([lookup('+62812'), 'x'])).toEqual([current, old, '+62812', 'x']);
});

test('who calls themselves like a sealed value is not taken for one, with a key or without', () => {
  for (const name of ['personal:sealed:1:00000000:AAAA', 'hashed:00000000:x', 'personal:']) {
    for (const secrets of [[], [NEW]]) {
      const box = createPersonalBox(secrets);
      const shown = String(box.read(box.write(personal(name))));
      expect(shown.trim()).toBe(name);
    }
  }
  // In a column that is not sealed it is text like any other.
  expect(createPersonalBox([NEW]).read('personal:sealed:1:00000000:AAAA')).toBe(
    'personal:sealed:1:00000000:AAAA',
  );
});
