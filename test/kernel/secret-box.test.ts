import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSecretBox, SealedError } from '../../src/kernel/secret-box.ts';

const OLD = 'an-old-secret-of-thirty-two-characters';
const NEW = 'a-new-secret-of-thirty-two-characters!';

test('what was sealed opens again, whatever it is, and cannot be read meanwhile', () => {
  const box = createSecretBox([NEW]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 4 }), fc.string(), (text, place) => {
      const stored = box.seal(text, place);
      expect(box.open(stored, place)).toBe(text.toWellFormed());
      expect(stored).not.toContain(text);
    }),
  );
});

test('the same text is sealed differently each time', () => {
  const box = createSecretBox([NEW]);
  expect(box.seal('kunci', 'a')).not.toBe(box.seal('kunci', 'a'));
});

test('a key is changed by putting the new one in front', () => {
  const before = createSecretBox([OLD]).seal('kunci', 'a');
  const both = createSecretBox([NEW, OLD]);
  expect(both.open(before, 'a')).toBe('kunci');
  expect(createSecretBox([NEW]).open(both.seal('kunci', 'a'), 'a')).toBe('kunci');
});

test('without the key, or moved to another place, or changed, it does not open', () => {
  const stored = createSecretBox([NEW]).seal('kunci', 'whatsapp/creds/me');
  expect(() => createSecretBox([]).open(stored, 'whatsapp/creds/me')).toThrow(SealedError);
  expect(() => createSecretBox([OLD]).open(stored, 'whatsapp/creds/me')).toThrow(/SECRETS_KEY/);
  expect(() => createSecretBox([NEW]).open(stored, 'whatsapp/session/me')).toThrow(SealedError);
  const changed = `${stored.slice(0, -6)}AAAA==`;
  expect(() => createSecretBox([NEW]).open(changed, 'whatsapp/creds/me')).toThrow(SealedError);
});

test('without a key texts are kept as they are; those are still read once there is one', () => {
  const stored = createSecretBox([]).seal('kunci', 'a');
  expect(stored).toBe('kunci');
  expect(createSecretBox([NEW]).open(stored, 'a')).toBe('kunci');
});
