import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/messages/index.ts';
import { openStage, type Stage } from '../support/stage.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('whatsapp');
});
afterEach(() => stage.close());

/** What people sent while we were down, handed over all at once when we are back. */
async function late(...texts: string[]): Promise<string[]> {
  const before = stage.said('user').length;
  for (const text of texts) {
    await stage.act('user', { kind: 'text', text }, { burst: true, sentAgoMs: 13 * HOUR });
  }
  await stage.wait(MINUTE);
  return stage
    .said('user')
    .slice(before)
    .map(({ text }) => toPlainText(text));
}

describe('P9: messages that were sent while we were down', () => {
  test('more than twelve hours ago: one line for all of them, and the last one answered', async () => {
    const answers = await late('halo kak', 'halo?', 'gmn cara kirim kepiting ke jepang?');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/^Maaf Kak, kami sempat tidak tersambung\. 3 pesan Kakak/);
    expect(answers[0]).toMatch(/Jepang/);
  });

  test('a single one is answered with a word of why', async () => {
    const [answer, ...more] = await late('daftar');
    expect(answer).toMatch(/^Maaf Kak.*Pesan Kakak baru sampai sekarang/);
    expect(answer).toMatch(/Setuju\?/);
    expect(more).toEqual([]);
  });

  test('lose nothing: answers of a form are all taken', async () => {
    await stage.act('user', { kind: 'text', text: 'daftar' });
    await stage.act('user', { kind: 'text', text: 'setuju' });
    const [answer] = await late('Amplang Bu Tini', 'Siti Aminah', 'samarinda');
    expect(answer).toMatch(/Produknya apa saja/);
  });

  test('BERHENTI among them is honoured', async () => {
    await late('halo', 'berhenti', 'makasih');
    const chat = await stage.storage.db.chat.findFirstOrThrow();
    expect(chat.stoppedAt).not.toBeNull();
  });

  test('eleven hours ago are answered like any other', async () => {
    await stage.act('user', { kind: 'text', text: 'daftar' }, { sentAgoMs: 11 * HOUR });
    expect(toPlainText(stage.said('user')[0]?.text ?? [])).not.toContain('Maaf');
  });
});
