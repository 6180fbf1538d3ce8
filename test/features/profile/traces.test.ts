import { describe, expect, test } from 'vitest';
import { searchPatterns, type Traces, withoutTraces } from '../../../src/features/profile/traces.ts';

const NOTHING: Traces = { names: [], phones: [], tokens: [], texts: [], files: [] };
const clean = (text: string, traces: Partial<Traces>) => withoutTraces({ text }, { ...NOTHING, ...traces });

describe('what is blotted out', () => {
  test.each([
    ['Kontak: Bu Sari, 0812 3456 7890', 'Kontak: Bu …, …'],
    ['+62 812-3456-7890.', '….'],
    ['081234567890 dan 6281234567890', '… dan …'],
    ['wa.me/6281234567890', 'wa.me/…'],
    ['Sarinah bukan sari', 'Sarinah bukan …'],
    ['nomor lain: 081234567891, 9081234567890123', 'nomor lain: 081234567891, 9081234567890123'],
  ])('%s', (text, left) => {
    expect(clean(text, { names: ['Sari'], phones: ['+6281234567890'] })).toEqual({ text: left });
  });

  test('a name with marks of its own is a name, not a pattern', () => {
    const name = 'Toko "A.B" (C+D) [x';
    expect(clean(`di ${name}!`, { names: [name] })).toEqual({ text: 'di …!' });
    expect(clean('di Toko "AxB" (CCD) [x!', { names: [name] })).toEqual({ text: 'di Toko "AxB" (CCD) [x!' });
  });

  test('a message of several lines goes line by line, short words stay', () => {
    const text = 'Kata kandidat: siap kirim Senin';
    expect(clean(text, { texts: ['ya\nsiap kirim Senin'] })).toEqual({ text: 'Kata kandidat: …' });
    expect(clean('ya sudah', { texts: ['ya'], names: ['Al'] })).toEqual({ text: 'ya sudah' });
  });

  test('ids, commands and flow names are ours, whatever somebody calls themselves', () => {
    const state = {
      frames: [{ flow: 'lead-talk', step: 'say', data: { with: 'lead-talk' } }],
      offered: [{ id: '/lead', label: 'lead' }],
    };
    expect(withoutTraces(state, { ...NOTHING, names: ['lead', 'lead-talk', 'say'] })).toEqual({
      frames: [{ flow: 'lead-talk', step: 'say', data: { with: '…' } }],
      offered: [{ id: '/lead', label: '…' }],
    });
  });

  test('a file goes by its hash, and what has no trace stays the very same value', () => {
    const content = { text: [], attachment: { kind: 'image', hash: 'abc' } };
    expect(withoutTraces(content, { ...NOTHING, files: ['abc'] })).toEqual({ text: [] });
    expect(withoutTraces(content, { ...NOTHING, files: ['def'], names: ['Sari'] })).toBe(content);
    expect(searchPatterns(NOTHING)).toEqual([]);
  });
});
