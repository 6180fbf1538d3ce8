import { getDevice } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageId, readMessageId } from '../../../src/channels/whatsapp/message-id.ts';

const ref = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 });
const part = fc.integer({ min: 0, max: 255 });

test('an id says which part of which row it is, and looks like one of WhatsApp Web', () => {
  fc.assert(
    fc.property(ref, part, (name, at) => {
      const id = messageId(name, at);
      expect(readMessageId(id)).toEqual({ ref: name, part: at });
      expect(getDevice(id)).toBe('web');
    }),
  );
});

test('other messages are not taken for ours', () => {
  for (const id of [
    '3EB0C767D82B7A61D1',
    '3A0F2B6C9D8E7F601234',
    'wamid.FAKE00000001',
    '',
    '3EB0'.repeat(9),
  ]) {
    expect(readMessageId(id)).toBeNull();
  }
});
