import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { HOUR } from '../../src/kernel/clock.ts';
import { toPlainText } from '../../src/messages/index.ts';
import { play } from '../support/play.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { parseTranscript, readBusinesses, readCast } from '../support/transcript.ts';

const HEAD = `# people: sari telegram, bos telegram admin, rina telegram officer, yuki telegram representative:itpc-osaka
# business: sari | Rumah Kepiting Sari | Kota Tarakan | kepiting bakau hidup 3 ton/bulan | haccp | JP | direct
`;
let stage: Stage;
beforeEach(async () => {
  stage = await openStage('telegram', readCast(HEAD));
  for (const business of readBusinesses(HEAD)) await stage.register(business);
});
afterEach(() => stage.close());

const act = (lines: string) => play(stage, parseTranscript(lines), readCast(HEAD));
const lastSaid = (who: string) => toPlainText(stage.said(who).at(-1)?.text ?? []);

test('guessing invitations ends after five wrong codes an hour, for the right one too, and is on record', async () => {
  const { db } = stage.storage;
  await act('bos  undang petugas\n');
  const told = stage
    .said('bos')
    .map(({ text }) => toPlainText(text))
    .join('\n');
  const code = /undangan ([2-9A-Z-]{10,12})/.exec(told)?.[1];
  expect(code).toBeDefined();
  for (let n = 0; n < 5; n += 1) await act(`sari  undangan 2345678${n}AB\n`);
  await act(`sari  undangan ${code}\n`);
  expect(lastSaid('sari')).toContain('coba lagi satu jam lagi');
  const sari = await db.chat.findFirstOrThrow({ where: { address: 'sari' } });
  expect(await db.auditEntry.count({ where: { act: 'invitation.refused', actor: sari.personId } })).toBe(5);
  expect(await db.roleGrant.count({ where: { personId: sari.personId } })).toBe(0);
  await stage.wait(HOUR);
  await act(`sari  undangan ${code}\n`);
  expect(await db.roleGrant.count({ where: { personId: sari.personId, role: 'officer' } })).toBe(1);
}, 60_000);

test('an owner who types or taps what only staff may do changes nothing of theirs', async () => {
  const { db } = stage.storage;
  const Lexicon = z.object({ commands: z.array(z.object({ id: z.string(), phrases: z.array(z.string()) })) });
  const file = readFileSync(new URL('../../knowledge/lexicon/commands.yaml', import.meta.url), 'utf8');
  const { commands } = Lexicon.parse(parse(file));
  const staff = commands.filter(({ id }) =>
    /invite|role|revoke|broadcast|lead_|leads_approv|approv|import|setting|digest|status|statistic|review|observe|watch/.test(
      id,
    ),
  );
  expect(staff.length).toBeGreaterThan(8);
  const counts = async () => [
    await db.invitation.count(),
    await db.roleGrant.count({ where: { revokedAt: null } }),
    await db.broadcast.count(),
    await db.lead.count(),
    await db.leadSetting.count(),
    await db.priceValue.count(),
    await db.priceDigestOff.count(),
  ];
  const before = await counts();
  for (const { id, phrases } of staff) {
    await stage.act('sari', { kind: 'text', text: phrases[0] ?? id });
    await stage.act('sari', { kind: 'choice', id: `/${id}` });
    await stage.act('sari', { kind: 'choice', id: `/${id}:1` });
    await stage.act('sari', { kind: 'text', text: 'ya' });
  }
  await stage.act('sari', { kind: 'document', media: { ref: 'leads/leads.csv' } });
  expect(await counts()).toEqual(before);
}, 120_000);

test('a name that is markup, turns text around or is endless is shown as what it is', async () => {
  for (const displayName of [
    '*Admin* [klik](https://evil.example)',
    'Rina\u202Egnp',
    '<b>bos</b>',
    'x'.repeat(200),
  ]) {
    await stage.deliver('yuki', { kind: 'text', text: 'halo' }, { displayName });
    await stage.wait(5_000);
    await act('bos  peran\n');
    const reply = stage.said('bos').at(-1);
    const bold = JSON.stringify(reply?.text).includes('"bold":true,"text":"Admin"');
    const link = JSON.stringify(reply?.text).includes('"href"');
    expect([bold, link]).toEqual([false, false]);
    expect(lastSaid('bos')).toContain(displayName.replace('\u202E', '').slice(0, 20));
    expect(lastSaid('bos')).not.toContain('\u202E');
  }
}, 60_000);
