import { afterEach, beforeEach, expect, test } from 'vitest';
import { toPlainText } from '../../src/messages/index.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** Where the engine, the features and a real database meet; whole conversations are in the transcripts. */
let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const type = async (...texts: string[]) => {
  for (const text of texts) await stage.act('tini', { kind: 'text', text });
};
const tap = (id: string) => {
  const { prompt } = [...stage.said('tini')].reverse().find(({ choices }) => choices?.length) ?? {};
  return stage.act('tini', { kind: 'choice', id, ...(prompt === undefined ? {} : { prompt }) });
};
const lastWords = () => toPlainText(stage.said('tini').at(-1)?.text ?? []);
const failedTurns = () => stage.storage.db.inboxMessage.count({ where: { attempts: { gt: 0 } } });

async function register(): Promise<void> {
  await type(
    'daftar',
    'setuju',
    'Amplang Bu Tini',
    'Tini',
    'Samarinda',
    'amplang',
    '200 kg sebulan',
    'lewati',
  );
  await type('belum ada', 'belum pernah', 'lewati', '081234567890', 'nanti', 'simpan');
  expect(await stage.storage.db.business.count()).toBe(1);
}

test.each([
  ['garbage', { what: 'is this' }],
  ['a list', [1, 2]],
  ['a later version', { v: 9 }],
  [
    'a flow that is gone',
    {
      v: 1,
      frames: [{ id: 'x', flow: 'gone', version: 1, step: 's', data: {}, trail: [] }],
      parked: [],
      prompt: 1,
      offered: [],
      misses: 0,
    },
  ],
])(
  'a stored state that is %s loses the form, says so once, and the chat goes on (P28)',
  async (_what, state) => {
    await type('daftar', 'setuju');
    await stage.storage.db.chat.updateMany({ data: { state } });
    await type('Amplang Bu Tini');
    expect(
      stage
        .said('tini')
        .map(({ text }) => toPlainText(text))
        .join('\n'),
    ).toMatch(/perlu dimulai lagi/);
    await type('daftar');
    expect(lastWords()).toMatch(/minta izin/);
    expect(await failedTurns()).toBe(0);
  },
);

test('a form stored by an older version keeps its answers, but for the one that is no longer valid (P28)', async () => {
  await type('daftar', 'setuju', 'Amplang Bu Tini', 'Tini');
  const chat = await stage.storage.db.chat.findFirstOrThrow();
  const state = JSON.parse(JSON.stringify(chat.state));
  state.frames[0].version = 0;
  state.frames[0].step = 'star-sign';
  state.frames[0].data.experience = 'a little';
  await stage.storage.db.chat.updateMany({ data: { state } });
  await type('lanjut');
  expect(lastWords()).toMatch(/kabupaten atau kota mana/);
  expect(await failedTurns()).toBe(0);
  const after = await stage.storage.db.chat.findFirstOrThrow();
  expect(after.state).toMatchObject({ frames: [{ data: { name: 'Amplang Bu Tini', ownerName: 'Tini' } }] });
});

test('"ulang" while one field of the profile is changed asks for that field again', async () => {
  await register();
  await type('profil');
  await tap('/edit:name');
  await type('ulang');
  expect(lastWords()).toMatch(/nama usaha/i);
  await type('Amplang Bu Tini Jaya');
  expect((await stage.storage.db.business.findFirstOrThrow()).name).toBe('Amplang Bu Tini Jaya');
  expect(await failedTurns()).toBe(0);
});

test('saving by a tap that the app sends again under a new id registers nobody twice (P20)', async () => {
  await type(
    'daftar',
    'setuju',
    'Amplang Bu Tini',
    'Tini',
    'Samarinda',
    'amplang',
    '200 kg sebulan',
    'lewati',
  );
  await type('belum ada', 'belum pernah', 'lewati', '081234567890', 'nanti');
  const { prompt = 0 } = stage.said('tini').at(-1) ?? {};
  for (let i = 0; i < 3; i += 1) await stage.act('tini', { kind: 'choice', id: 'save', prompt });
  expect(await stage.storage.db.business.count()).toBe(1);
  expect(await stage.storage.db.auditEntry.count({ where: { act: 'business.registered' } })).toBe(1);
  expect(await stage.storage.db.auditEntry.count({ where: { act: 'business.changed' } })).toBe(0);
  expect(stage.said('tini').filter(({ text }) => toPlainText(text).startsWith('Selesai!'))).toHaveLength(1);
});

test('a name is never cut in the middle of a character', async () => {
  await type('daftar', 'setuju', 'Amplang Bu Tini', 'Tini', 'Samarinda', `${'k'.repeat(59)}𠮷𠮷`);
  expect(await failedTurns()).toBe(0);
  expect(lastWords()).toMatch(/kemampuan produksi/);
});

test('a forged command is answered like any other nonsense', async () => {
  await tap('/constructor');
  await tap('/toString:x');
  expect(await failedTurns()).toBe(0);
  expect(stage.said('tini').length).toBeGreaterThanOrEqual(2);
});
