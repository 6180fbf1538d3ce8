import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/channels/telegram/normalise.ts';

const BOT = { id: 424242, username: 'saudagar_test_bot' };
const NOW = new Date('2025-08-07T05:00:00Z');

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../payloads/telegram/${name}.json`, import.meta.url), 'utf8'));
}

function contentOf(update: unknown): unknown {
  const found = normalise(update, BOT, NOW);
  return found.kind === 'inbound' ? found.inbound.content : found.reason;
}

/** A private message with these fields. */
function message(fields: Record<string, unknown>): Record<string, unknown> {
  const person = { id: 5, is_bot: false, first_name: 'Orang' };
  return {
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: person, ...fields },
  };
}

const unsupported = (what: string) => ({ kind: 'unsupported', what });

describe('what a person does on Telegram', () => {
  it.each<[string, unknown]>([
    ['text', { kind: 'text', text: 'gmn cara kirim kepiting idup ke jepun kak?' }],
    ['start', { kind: 'start' }],
    ['start-deep-link', { kind: 'start', payload: 'u7Kq_x-19' }],
    ['command-with-name', { kind: 'text', text: '/profil' }],
    [
      'photo',
      {
        kind: 'image',
        media: { ref: 'AgACAgUAAxkBAAIB-large', mimeType: 'image/jpeg', bytes: 118200 },
        caption: 'ini kepitingnya',
      },
    ],
    [
      'photo-as-file',
      {
        kind: 'image',
        media: {
          ref: 'BQACAgUAAxkBAAIC-image',
          mimeType: 'image/jpeg',
          fileName: 'IMG_0001.jpg',
          bytes: 3456789,
        },
      },
    ],
    [
      'document',
      {
        kind: 'document',
        media: {
          ref: 'BQACAgUAAxkBAAIC-pdf',
          mimeType: 'application/pdf',
          fileName: 'NIB.pdf',
          bytes: 88211,
        },
      },
    ],
    ['contact-own', { kind: 'contact', phone: '+6281200000001', own: true }],
    ['contact-of-somebody-else', { kind: 'contact', phone: '+62 812-0000-0002', own: false }],
    ['location', { kind: 'location', latitude: -0.502106, longitude: 117.153709 }],
    ['venue', { kind: 'location', latitude: -1.265386, longitude: 116.8312 }],
    ['live-location-moved', 'live-location'],
    ['tap', { kind: 'choice', id: 'samarinda', prompt: 17 }],
    ['tap-on-vanished-message', { kind: 'choice', id: '/menu' }],
    ['edited', unsupported('edited')],
    ['sticker', unsupported('sticker')],
    ['voice', unsupported('voice')],
    ['video', unsupported('video')],
    ['animation', unsupported('video')],
    ['poll', unsupported('poll')],
    ['dice', unsupported('other')],
    ['pinned', 'service-message'],
    ['blocked', { kind: 'reachability', reachable: false }],
    ['unblocked', { kind: 'reachability', reachable: true }],
    ['added-to-group', unsupported('group')],
    ['removed-from-group', 'member-change'],
    ['group-mention', unsupported('group')],
    ['group-chatter', 'not-addressed'],
    ['channel-post', 'unknown-update'],
    ['reaction', 'unknown-update'],
  ])('%s', (name, expected) => {
    expect(contentOf(read(name))).toEqual(expected);
  });

  it('carries who, where and when', () => {
    expect(normalise(read('text'), BOT, NOW)).toMatchObject({
      inbound: {
        id: 'update:865432101',
        address: { channel: 'telegram', id: '7000000001' },
        sentAt: new Date(1754541000_000),
        sender: { displayName: 'Ibu Contoh', language: 'id' },
      },
    });
    // The message of a tap is older than the tap, which has no time of its own.
    expect(normalise(read('tap'), BOT, NOW)).toMatchObject({ inbound: { sentAt: NOW } });
  });

  it('names the same tap again under a new id, with the same prompt (P20)', () => {
    const tap = read('tap');
    const [first, again] = [tap, { ...tap, update_id: 865439999 }].map((update) =>
      normalise(update, BOT, NOW),
    );
    const ids = [first, again].map((found) => found?.kind === 'inbound' && found.inbound.id);
    expect(new Set(ids).size).toBe(2);
    expect(contentOf({ ...tap, update_id: 865439999 })).toEqual(contentOf(tap));
  });

  it('takes no payload that a deep link cannot carry (P23)', () => {
    expect(contentOf(message({ text: '/start hapus semua data' }))).toEqual({ kind: 'start' });
    expect(contentOf(message({ text: `/start ${'a'.repeat(65)}` }))).toEqual({ kind: 'start' });
    expect(contentOf(message({ text: '/startup' }))).toEqual({ kind: 'text', text: '/startup' });
  });

  it('ignores bots, itself first of all', () => {
    expect(contentOf(message({ text: 'hai', from: { id: 9, is_bot: true, first_name: 'X' } }))).toBe(
      'from-a-bot',
    );
    expect(contentOf(message({ text: 'hai', from: { id: 424242, first_name: 'X' } }))).toBe('from-a-bot');
  });

  it('takes the largest photo that can be downloaded', () => {
    const photo = [
      { file_id: 'small', file_size: 1_000 },
      { file_id: 'fits', file_size: 20 * 1024 * 1024 },
      { file_id: 'too-large', file_size: 20 * 1024 * 1024 + 1 },
    ];
    expect(contentOf(message({ photo }))).toMatchObject({ media: { ref: 'fits' } });
  });

  it('keeps out what the database cannot hold', () => {
    expect(contentOf(message({ text: 'a\0b\uD83Dc' }))).toEqual({ kind: 'text', text: 'ab\uFFFDc' });
    const named = normalise(message({ text: 'x', from: { id: 5, first_name: 'n\0'.repeat(300) } }), BOT, NOW);
    expect(named).toMatchObject({ inbound: { sender: { displayName: 'n'.repeat(200) } } });
  });

  it.each(['17|', '|', 'x|y', '', '9'.repeat(40), '99999999999999999999|a', '1|a|b', '-1|a'])(
    'reads forged button data: %j',
    (data) => {
      const tap = read('tap');
      const forged = { ...tap, callback_query: { ...(tap.callback_query as object), data } };
      const found = normalise(forged, BOT, NOW);
      expect(found.kind === 'ignored' || found.inbound.content.kind === 'choice').toBe(true);
    },
  );

  it('answers a group only where it is spoken to', () => {
    const group = { chat: { id: -7, type: 'group' } };
    expect(contentOf(message({ ...group, text: '/menu' }))).toEqual(unsupported('group'));
    expect(contentOf(message({ ...group, text: '/menu@other_bot' }))).toBe('not-addressed');
    expect(contentOf(message({ ...group, text: 'ya', reply_to_message: { from: { id: 424242 } } }))).toEqual(
      unsupported('group'),
    );
    expect(contentOf(message({ ...group, new_chat_members: [{ id: 424242 }] }))).toEqual(
      unsupported('group'),
    );
    expect(contentOf(message({ ...group, new_chat_members: [{ id: 8 }] }))).toBe('not-addressed');
  });
});
