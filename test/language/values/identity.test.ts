import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNib, parsePhone, parseYesNo } from '../../../src/language/index.ts';

describe('NIB', () => {
  it.each(['1234567890123', 'NIB 1234 5678 90123', 'no. 1234.5678.90123', '1234-5678-90123'])(
    '%s',
    (text) => {
      expect(parseNib(text)).toEqual({ kind: 'ok', nib: '1234567890123' });
    },
  );

  it('says why another text is none', () => {
    expect(parseNib('12345')).toEqual({ kind: 'too-short', digits: 5 });
    expect(parseNib('12345678901234')).toEqual({ kind: 'too-long', digits: 14 });
    expect(parseNib('belum punya')).toEqual({ kind: 'not-digits' });
    expect(parseNib('12345678901a3')).toEqual({ kind: 'not-digits' });
  });

  it('accepts exactly thirteen digits, with any separators between them', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '.', '-'), (parts, separator) => {
        const result = parseNib(parts.join(separator));
        const wanted = parts.length === 13 ? 'ok' : parts.length < 13 ? 'too-short' : 'too-long';
        expect(result.kind).toBe(wanted);
      }),
    );
  });
});

describe('phone', () => {
  it.each([
    '0812 3456 7890',
    '62812-3456-7890',
    '+62 0812 3456 7890',
    'o812 3456 7890',
    'wa: 0812.3456.7890 kak',
  ])('%s', (text) => expect(parsePhone(text)).toEqual({ kind: 'ok', e164: '+6281234567890', country: 'ID' }));

  it('knows numbers from across the border and landlines', () => {
    expect(parsePhone('+60 12-345 6789')).toEqual({ kind: 'ok', e164: '+60123456789', country: 'MY' });
    expect(parsePhone('012-345 6789', 'MY')).toEqual({ kind: 'ok', e164: '+60123456789', country: 'MY' });
    expect(parsePhone('0541 123456').kind).toBe('ok');
  });

  it.each([
    ['0812', 'too-short'],
    ['081234567890123456', 'too-long'],
    ['+999 1234567', 'unknown-country'],
    ['halo', 'not-a-number'],
  ])('"%s" is %s', (text, kind) => expect(parsePhone(text).kind).toBe(kind));

  it('reads back every mobile number in four spellings and never throws', () => {
    const subscriber = fc.integer({ min: 10_000_000, max: 99_999_999 });
    fc.assert(
      fc.property(
        fc.constantFrom('811', '812', '821', '852', '857', '878', '895'),
        subscriber,
        (prefix, rest) => {
          const e164 = `+62${prefix}${rest}`;
          for (const text of [`0${prefix}${rest}`, `62${prefix}${rest}`, e164, `0${prefix}-${rest}`]) {
            expect(parsePhone(text)).toMatchObject({ kind: 'ok', e164 });
          }
        },
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parsePhone(text)));
  });
});

describe('yes and no', () => {
  it.each(['iya kak', 'ya', 'oke', 'boleh', '👍', 'iyaaaa', 'lanjut dong', 'setuju'])(
    '"%s" is yes',
    (text) => {
      expect(parseYesNo(text)).toBe('yes');
    },
  );
  it.each(['tidak', 'gak', 'tidak setuju', 'nggak jadi', 'belum ada', 'kada', 'jangan', '👎'])(
    '"%s" is no',
    (text) => {
      expect(parseYesNo(text)).toBe('no');
    },
  );
  it.each(['', 'ya tapi syaratnya apa?', 'kepiting', 'mungkin'])('"%s" is neither', (text) => {
    expect(parseYesNo(text)).toBeNull();
  });
});
