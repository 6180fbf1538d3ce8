import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import { toPlainText } from '../../src/messages/index.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', [
    { who: 'sari', channel: 'telegram' },
    { who: 'sari_wa', channel: 'whatsapp', phone: '+6281234567890' },
    { who: 'budi', channel: 'telegram', role: 'officer' },
  ]);
});
afterEach(() => stage.close());

const type = (who: string, ...texts: string[]) =>
  texts.reduce(
    (before, text) => before.then(() => stage.act(who, { kind: 'text', text })),
    Promise.resolve(),
  );
const last = (who: string) => toPlainText(stage.said(who).at(-1)?.text ?? []);
async function codeOf(who: string): Promise<string> {
  await type(who, 'hubungkan');
  // In a form its question comes after the code.
  const said = stage.said(who).map(({ text }) => toPlainText(text));
  return /.*hubungkan (\d{6})/s.exec(said.join())?.[1] ?? 'none';
}
const people = () => stage.storage.db.person.count();
const chatOf = (address: string) => stage.storage.db.chat.findFirstOrThrow({ where: { address } });

test('a code works once, within ten minutes, and the newest of a chat alone', async () => {
  const first = await codeOf('sari');
  const second = await codeOf('sari');
  await type('sari_wa', `hubungkan ${first}`);
  expect(last('sari_wa')).toMatch(/tidak cocok/);
  await stage.wait(10 * MINUTE);
  await type('sari_wa', `hubungkan ${second}`);
  expect(last('sari_wa')).toMatch(/tidak cocok/);
  const third = await codeOf('sari');
  await type('sari_wa', `hubungkan ${third}`);
  expect(last('sari_wa')).toMatch(/sekarang terhubung/);
  expect((await chatOf('sari')).personId).toBe((await chatOf('sari_wa')).personId);
  await type('tini', `hubungkan ${third}`);
  expect(last('tini')).toMatch(/tidak cocok/);
  const kept = await stage.storage.db.linkCode.findMany();
  expect(JSON.stringify([kept, await stage.storage.db.auditEntry.findMany()])).not.toContain(third);
});

test('a chat is not linked with itself, and its code stays good', async () => {
  const code = await codeOf('sari');
  await type('sari', `hubungkan ${code}`);
  expect(last('sari')).toMatch(/chat Kakak yang satu lagi/);
  await type('sari_wa', `hubungkan ${code}`);
  expect(last('sari_wa')).toMatch(/sekarang terhubung/);
});

describe('guessing', () => {
  test('ends after five wrong codes in an hour, for the right one too', async () => {
    const code = await codeOf('sari');
    const wrong = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) await type('joko', `hubungkan ${wrong}`);
    await type('joko', `hubungkan ${code}`);
    expect(last('joko')).toMatch(/beberapa kali tidak cocok/);
    expect(await stage.storage.db.auditEntry.count({ where: { act: 'link.refused' } })).toBe(5);
  });

  test('by many together ends for all of them', async () => {
    const code = await codeOf('sari');
    const at = stage.now();
    await stage.storage.db.auditEntry.createMany({
      data: Array.from({ length: 100 }, (_, n) => ({
        id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        at,
        act: 'link.refused',
      })),
    });
    await type('joko', `hubungkan ${code}`);
    expect(last('joko')).toMatch(/beberapa kali tidak cocok/);
    await stage.wait(10 * MINUTE);
    const next = await codeOf('sari');
    await type('joko', `hubungkan ${next}`);
    expect(last('joko')).toMatch(/sekarang terhubung/);
  });
});

test('a role comes along, and commands of it with it', async () => {
  const code = await codeOf('budi');
  await type('sari_wa', `hubungkan ${code}`, 'peran saya');
  expect(last('sari_wa')).toMatch(/petugas/);
});

test('BERHENTI in one chat is silence in all of them, and a new start ends it in all (P31)', async () => {
  await type('sari_wa', `hubungkan ${await codeOf('sari')}`, 'berhenti');
  expect((await chatOf('sari')).stoppedAt).not.toBeNull();
  expect((await chatOf('sari_wa')).stoppedAt).not.toBeNull();
  await type('sari', 'mulai');
  expect((await chatOf('sari')).stoppedAt).toBeNull();
  expect((await chatOf('sari_wa')).stoppedAt).toBeNull();
});

test('who asked for silence is told so on linking, and it holds', async () => {
  await type('sari', 'berhenti');
  await type('sari_wa', `hubungkan ${await codeOf('sari')}`);
  expect(last('sari_wa')).toMatch(/pernah minta berhenti/);
  expect((await chatOf('sari_wa')).stoppedAt).not.toBeNull();
});

test('a form that is open in the other chat does not write over the profile that came with the link', async () => {
  const answers = ['Amplang Bu Sari', 'Sari', 'Samarinda', 'amplang', 'lewati', 'lewati', 'belum ada'];
  await type('sari', 'daftar', 'setuju', ...answers, 'belum pernah', 'lewati', '081234567890', 'nanti');
  await type(
    'sari_wa',
    'daftar',
    'setuju',
    'Madu Sari',
    ...answers.slice(1),
    'belum pernah',
    'lewati',
    'nanti',
  );
  await type('sari_wa', 'simpan', `hubungkan ${await codeOf('sari')}`, 'menu');
  await type('sari', 'simpan');
  expect(last('sari')).toMatch(/Madu Sari sudah terdaftar/);
  expect(await stage.storage.db.business.findMany({ select: { name: true, phoneProvenBy: true } })).toEqual([
    { name: 'Madu Sari', phoneProvenBy: 'whatsapp' },
  ]);
  expect(await people()).toBe(2);
}, 60_000);

test('what is erased is the whole person: the linked chat begins anew as well', async () => {
  await type('sari_wa', `hubungkan ${await codeOf('sari')}`, 'hapus data saya', 'HAPUS');
  await stage.wait(6 * MINUTE);
  expect(await stage.storage.db.chat.count({ where: { address: { in: ['sari', 'sari_wa'] } } })).toBe(0);
  expect(await stage.storage.db.linkCode.count()).toBe(0);
});
