import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { render as renderTelegram } from '../../src/channels/telegram/render.ts';
import { UnsupportedKind } from '../../src/messages/inbound.ts';
import { type Inbound, toPlainText } from '../../src/messages/index.ts';
import { telegramTexts } from '../../src/telegram-texts.ts';
import { loadedWords } from '../support/loaded.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { readBusinesses, readCast } from '../support/transcript.ts';

/**
 * Everything a person can do, on every channel, by people of every role: nothing ends the process, no turn, job or message is
 * given up, nothing inside is told. `FUZZ_SEED=…` does the same again; `npm run fuzz` does 21,000.
 */
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(1, 2 ** 31 - 1));
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 600);

const CHANNELS = ['telegram', 'whatsapp', 'webchat'] as const;
const ROLES = ['', ' representative:itpc-osaka', ' officer', ' admin'];
const PEOPLE = CHANNELS.flatMap((channel, c) =>
  ROLES.map(
    (role, r) => `p${c}${r} ${channel}${channel === 'whatsapp' ? ` +62812345670${c}${r}` : ''}${role}`,
  ),
);
const HEAD = `# people: ${PEOPLE.join(', ')}
${CHANNELS.map((_, c) => `# business: p${c}0 | Usaha ${c} | Kota Tarakan | kepiting bakau 3 ton/bulan; amplang | haccp | JP | direct`).join('\n')}
`;
const TEXTS = telegramTexts(loadedWords()).id;
const WHO = readCast(HEAD).map(({ who }) => who);

const Lexicon = z.object({ commands: z.array(z.object({ id: z.string(), phrases: z.array(z.string()) })) });
const lexicon = readFileSync(new URL('../../knowledge/lexicon/commands.yaml', import.meta.url), 'utf8');
const { commands } = Lexicon.parse(parse(lexicon));
const PHRASES = commands.flatMap(({ phrases }) => phrases);
const COMMANDS = commands.map(({ id }) => `/${id}`);

const SAID = [
  'setuju', 'lewati', 'ya', 'tidak', '1', '2', '3', '12', '0', '-1', '999999999999999999999', '1,5', '2 ton per bulan', 'Samarinda',
  'Jepang', 'amplang 200 kg sebulan', '081234567890', '1234567890123', 'haccp', 'HAPUS', 'kepiting ke jepang', 'harga lada', 'kurs yen',
  'lada di atas 100 ribu', 'undangan 9KEQTUG8BA', 'hubungkan 123456', 'We need 2 tons of live mud crab per month, Osaka, Japan. Contact: a@b.example',
  'harga lada hitam 71rb/kg hari ini', 'pengumuman', 'pelaku usaha', 'lead 1', 'kandidat 1', 'terima', 'minat', 'bicara', 'selesai',
]; // biome-ignore format: a list of words
const HOSTILE = [
  '\0', '\uD800', '\u202Egnp.exe', '<b>x</b><script>alert(1)</script>', '</tg-spoiler>', '*_[x](javascript:alert(1))_*', "'; DROP TABLE \"Person\"; --",
  '=cmd|\'/c calc\'!A1', '{{constructor}}', '{ $name }', '$' + '{process.env}', '__proto__', 'constructor', '../../etc/passwd', '/edit:__proto__', '/menu:\0',
  'a'.repeat(19_000), '👩‍👩‍👧‍👦'.repeat(500), 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢'.repeat(50), '\n'.repeat(3_000), '１２３', '٣', '𝟏', 'ﷺ'.repeat(200), '\u200B', '﻿', '%00', '$1$&', '|||', '0|x',
]; // biome-ignore format: a list of words

let stage: Stage;
let rejected: unknown[];
const onRejection = (reason: unknown) => void rejected.push(reason);
beforeEach(async () => {
  rejected = [];
  process.on('unhandledRejection', onRejection);
  stage = await openStage('telegram', readCast(HEAD));
  for (const business of readBusinesses(HEAD)) await stage.register(business);
});
afterEach(async () => {
  process.off('unhandledRejection', onRejection);
  await stage.close();
});

type Act = { who: string; content: Inbound['content'] | 'tap'; pick: number; name: string | undefined };

const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SAID) },
  { weight: 4, arbitrary: fc.constantFrom(...PHRASES) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMANDS, ...COMMANDS.map((id) => `${id} 1:1`)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...SAID), fc.constantFrom(...SAID)).map((two) => two.join(' ')),
  },
);
const media = fc.record(
  {
    ref: fc.constantFrom(
      'foto-1',
      'foto-2',
      'gone',
      'huge',
      'exe',
      'leads/leads.csv',
      '../../../etc/passwd',
      'csv a,b|1,2',
      'csv barang,negara|lada,JP',
      '',
      '\0',
    ),
    mimeType: fc.constantFrom('image/png', 'text/html', 'image/svg+xml', 'application/x-msdownload', ''),
    fileName: fc.constantFrom(
      'a.png',
      '../../a.png',
      'a\r\nSet-Cookie: x',
      '"><script>.png',
      'gnp\u202E.exe',
      'a'.repeat(255),
      '\0',
    ),
    bytes: fc.constantFrom(0, 1, 2 ** 40),
  },
  { requiredKeys: ['ref'] },
);
const kinds: Record<string, fc.Arbitrary<Inbound['content'] | 'tap'>> = {
  text: text.map((said) => ({ kind: 'text', text: said.slice(0, 20_000) })),
  start: fc.option(text, { nil: undefined }).map((payload) => ({
    kind: 'start',
    ...(payload === undefined ? {} : { payload: payload.slice(0, 200) }),
  })),
  tap: fc.constant('tap'),
  choice: fc
    .record({
      id: fc.oneof(
        text,
        fc.constantFrom(...COMMANDS).map((id) => `${id}:1:1`),
      ),
      prompt: fc.nat(30),
    })
    .map(({ id, prompt }) => ({ kind: 'choice', id: id.slice(0, 64), prompt })),
  image: fc
    .record({ media, caption: fc.option(text, { nil: undefined }) })
    .map(({ media: file, caption }) => ({
      kind: 'image',
      media: file,
      ...(caption === undefined ? {} : { caption: caption.slice(0, 4_096) }),
    })),
  document: media.map((file) => ({ kind: 'document', media: file })),
  location: fc
    .record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    .map((place) => ({ kind: 'location', ...place })),
  contact: fc
    .record({ phone: fc.oneof(text, fc.constant('+6281234567890')), own: fc.boolean() })
    .map(({ phone, own }) => ({ kind: 'contact', phone: phone.slice(0, 40), own })),
  unsupported: fc.constantFrom(...UnsupportedKind.options).map((what) => ({ kind: 'unsupported', what })),
  reachability: fc.boolean().map((reachable) => ({ kind: 'reachability', reachable })),
  revised: fc
    .record({ message: fc.nat(500).map(String), text: fc.option(text, { nil: undefined }) })
    .map(({ message, text: now }) => ({
      kind: 'revised',
      message,
      ...(now === undefined ? {} : { text: now }),
    })),
};
const WEIGHTS: Record<string, number> = { text: 8, tap: 8, choice: 3, image: 2, document: 2 };
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom(...WHO),
  content: fc.oneof(
    ...Object.entries(kinds).map(([kind, arbitrary]) => ({ weight: WEIGHTS[kind] ?? 1, arbitrary })),
  ),
  pick: fc.nat(50),
  name: fc.option(fc.constantFrom(...HOSTILE.map((name) => name.slice(0, 200))), {
    nil: undefined,
    freq: 20,
  }),
});

test(
  'whatever anybody does, anywhere, is answered or ignored, and nothing breaks',
  async () => {
    const acts = fc.sample(act, { seed: SEED, numRuns: INPUTS });
    let since = 0;
    let logged = 0;
    for (const [n, one] of acts.entries()) {
      const content = one.content === 'tap' ? tapOf(one) : one.content;
      await stage.deliver(one.who, content, one.name === undefined ? {} : { displayName: one.name });
      if (n % 12 !== 11 && n !== acts.length - 1) continue;
      await stage.wait(5_000);
      const failed = stage
        .logged()
        .slice(logged)
        .filter((line) => JSON.parse(line).level >= 50);
      expect(failed, context(n)).toEqual([]);
      logged = stage.logged().length;
      if (n % 600 === 599) await stage.wait(26 * 3_600_000);
      for (const { who, reply } of stage.heard().slice(since)) check(who, reply, n);
      since = stage.heard().length;
      expect(rejected, context(n)).toEqual([]);
    }
    await stage.wait(60_000);
    const { db } = stage.storage;
    expect(await db.inboxMessage.count({ where: { state: 'dead' } })).toBe(0);
    expect(
      await db.inboxMessage.count({
        where: { attempts: { gt: 0 }, content: { path: ['kind'], equals: 'text' } },
      }),
    ).toBe(0);
    expect(await db.job.count({ where: { OR: [{ state: 'dead' }, { attempts: { gt: 0 } }] } })).toBe(0);
    expect(await db.outboxMessage.count({ where: { state: { in: ['dead', 'uncertain'] } } })).toBe(0);
    expect(since).toBeGreaterThan(INPUTS / 3);
  },
  60_000 + INPUTS * 400,
);

const context = (n: number) => `FUZZ_SEED=${SEED} FUZZ_INPUTS=${INPUTS} input ${n}`;

/** A tap on one of the last choices that the person was offered. */
function tapOf({ who, pick }: Act): Inbound['content'] {
  const offered = stage
    .said(who)
    .slice(-3)
    .flatMap(({ choices = [], prompt }) => choices.map(({ id }) => ({ id, prompt })));
  const chosen = offered[pick % Math.max(1, offered.length)];
  if (!chosen) return { kind: 'text', text: 'menu' };
  return { kind: 'choice', id: chosen.id, ...(chosen.prompt === undefined ? {} : { prompt: chosen.prompt }) };
}

/** What can only come from the program itself; nobody types it above. */
const INSIDE =
  /\b(?:Type|Reference|Range|Syntax|Zod|Prisma\w*)Error\b|\[object |\bundefined\b|\bNaN\b|node_modules|\bat \w+ \(|\.ts:\d+|gangguan di pihak kami|fault on our side|\{ ?\$\w/;

function check(who: string, reply: ReturnType<Stage['said']>[number], n: number): void {
  const words = [toPlainText(reply.text), ...(reply.choices ?? []).map(({ label }) => label)].join('\n');
  // What people typed may be shown again.
  const own = HOSTILE.reduce((rest, typed) => rest.replaceAll(typed.trim(), ''), words);
  expect(own, `${context(n)} told ${who}`).not.toMatch(INSIDE);
  // Every channel can show it; Telegram's markup is closed, and is ours.
  stage.show(reply);
  const rendered = renderTelegram(reply, TEXTS);
  expect(rendered.kind, context(n)).not.toBe('impossible');
  // A file that goes along may hold whatever its owner wrote.
  const { attachment: _file, ...text } = reply;
  expect(JSON.stringify(renderTelegram(text, TEXTS))).not.toMatch(/<(?!\/?(?:b|i|a)\b)[a-z/]/i);
}
