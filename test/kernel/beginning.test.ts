import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning } from '../../src/kernel/beginning.ts';

test('the beginning of a text is a text, not longer than asked for', () => {
  expect(beginning('harga 👍', 7)).toBe('harga ');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
      const cut = beginning(text, most);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(text.startsWith(cut)).toBe(true);
    }),
  );
});
