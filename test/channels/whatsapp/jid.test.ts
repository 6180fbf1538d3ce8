import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJid } from '../../../src/channels/whatsapp/jid.ts';

const phone = { kind: 'phone', phone: '+6281200000001', jid: '6281200000001@s.whatsapp.net' };
const lid = { kind: 'lid', jid: '184467000000001@lid' };

describe('a WhatsApp address (P4)', () => {
  it.each<[string, unknown]>([
    ['6281200000001@s.whatsapp.net', phone],
    ['6281200000001:12@s.whatsapp.net', phone],
    ['6281200000001_1:12@s.whatsapp.net', phone],
    ['6281200000001_128@s.whatsapp.net', phone],
    ['6281200000001@c.us', phone],
    ['6281200000001:99@hosted', phone],
    ['184467000000001@lid', lid],
    ['184467000000001:3@lid', lid],
    ['184467000000001:99@hosted.lid', lid],
    ['120363000000000001@g.us', { kind: 'group' }],
    ['6281200000001-1600000000@g.us', { kind: 'group' }],
    ['status@broadcast', { kind: 'status' }],
    ['1700000000@broadcast', { kind: 'broadcast' }],
    ['120363000000000002@newsletter', { kind: 'newsletter' }],
    ['867051314767696@bot', { kind: 'bot' }],
    ['13135550002@c.us', { kind: 'bot' }],
    ['13135550002@s.whatsapp.net', { kind: 'bot' }],
    ['0@s.whatsapp.net', { kind: 'other' }],
    ['server@c.us', { kind: 'other' }],
    ['0812000001@s.whatsapp.net', { kind: 'other' }],
    ['6281200000001@s.whatsapp.net@x', { kind: 'other' }],
    ['@lid', { kind: 'other' }],
    ['6281200000001', { kind: 'other' }],
    ['', { kind: 'other' }],
  ])('%s', (jid, expected) => expect(readJid(jid)).toEqual(expected));

  it('is the same whatever device it names', () => {
    const device = fc.oneof(
      fc.constant(''),
      fc.nat(999).map((n) => `:${n}`),
      fc.nat(255).map((n) => `_${n}:1`),
    );
    const user = fc.bigInt({ min: 10_000_000n, max: 999_999_999_999_999n }).map(String);
    fc.assert(
      fc.property(user, device, fc.constantFrom('s.whatsapp.net', 'c.us', 'lid'), (name, suffix, server) => {
        const bare = readJid(`${name}@${server}`);
        expect(readJid(`${name}${suffix}@${server}`)).toEqual(bare);
        if ('jid' in bare) expect(readJid(bare.jid)).toEqual(bare);
        if (bare.kind === 'phone') expect(bare.phone).toBe(`+${name}`);
      }),
    );
  });

  it('is read from rubbish without a complaint', () => {
    const rubbish = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.string(),
          fc.constantFrom('s.whatsapp.net', 'lid', 'g.us', 'bot', 'hosted', ''),
          fc.string(),
        )
        .map(([user, server, tail]) => `${user}@${server}${tail}`),
    );
    fc.assert(
      fc.property(rubbish, (raw) => {
        const jid = readJid(raw);
        if (jid.kind === 'phone') expect(jid.phone).toMatch(/^\+[1-9]\d{6,14}$/);
        if ('jid' in jid) expect(jid.jid).toMatch(/^\d+@(s\.whatsapp\.net|lid)$/);
      }),
      { numRuns: 3_000 },
    );
  });
});
