import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { printChecklist } from '../../src/features/checklists/checklist-pdf.ts';
import { progressBar } from '../../src/kernel/progress-bar.ts';
import { pdfText } from '../support/pdf-text.ts';
import { play } from '../support/play.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { parseTranscript } from '../support/transcript.ts';

describe('the progress bar', () => {
  test('is full only when all is done, empty only when nothing is, and always as long', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [done, total] = a < b ? [a, b] : [b, a];
        const cells = progressBar(done, total).split(' ')[0] ?? '';
        expect([...cells]).toHaveLength(10);
        if (total > 0) expect(!cells.includes('▱')).toBe(done === total);
        if (total > 0) expect(!cells.includes('▰')).toBe(done === 0);
      }),
    );
  });
});

describe('the printed checklist', () => {
  const item = {
    label: 'Sertifikat kesehatan ikan (KI-1)',
    detail: 'Badan Karantina',
    note: null,
    done: true,
  };
  const list = {
    title: 'Ceklis madu ke Jepang',
    subtitle: '1 dari 1 siap',
    items: [item],
    footer: 'Saudagar',
  };
  const now = new Date('2026-11-23T01:00:00Z');

  test('is a PDF of one page, and of more where it has to be', async () => {
    const pages = (pdf: Uint8Array) =>
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length;
    const short = await printChecklist(list, now);
    expect(Buffer.from(short.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pages(short)).toBe(1);
    expect(pages(await printChecklist({ ...list, items: Array(40).fill(item) }, now))).toBeGreaterThan(1);
  });

  test('has every word in it, letters of other languages too', async () => {
    const note = 'ketemu Bu Nguyễn, hari Senin';
    const text = pdfText(await printChecklist({ ...list, items: [{ ...item, note }] }, now)).split('\n');
    for (const said of [list.title, list.subtitle, item.label, item.detail, `“${note}”`, list.footer]) {
      expect(text).toContain(said);
    }
  });

  test('takes any text an owner may have noted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (note) => {
        const pdf = await printChecklist({ ...list, items: [{ ...item, note }] }, now);
        expect(pdf.length).toBeGreaterThan(500);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a checklist in the database', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  test('keeps ticks and notes when it is saved again, and goes with its owner', async () => {
    stage = await openStage();
    const script =
      'user  syarat kepiting ke jepang\nuser  [Simpan ceklis]\nuser  1\nuser  syarat kepiting ke jepang\nuser  [Simpan ceklis]';
    await play(stage, parseTranscript(script));
    const [list] = await stage.storage.db.checklist.findMany({
      include: { items: { orderBy: { position: 'asc' } } },
    });
    expect(list?.items[0]?.doneAt).not.toBeNull();
    expect(list?.items.filter(({ doneAt }) => doneAt !== null)).toHaveLength(1);
    await play(stage, parseTranscript('user  hapus data saya\nuser  HAPUS'));
    expect(await stage.storage.db.checklist.count()).toBe(0);
    expect(await stage.storage.db.checklistItem.count()).toBe(0);
  });
});
