import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AssistantProcess,
  type Environment,
  environmentOf,
  freePort,
  startAssistant,
} from '../support/assistant-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startWhatsappServer, type WhatsappServer } from '../support/whatsapp-server.ts';
import { type Act, type Exchange, PROFILE, REGISTRATION } from './registration/script.ts';

const IBU = '6281200000001';
/** A dead holder's lease, and a message that was never confirmed. */
const ANSWER_MS = 60_000;
/**
 * Messages written at once: the server drops a connection on which 32 frames wait for it, receipts among them, and what it
 * had handed over then it does not deliver again, as WhatsApp would.
 */
const AT_ONCE = 10;
const SECRET = 'a-secret-of-more-than-32-characters!';

const postgres = process.env.DATABASE_URL;
const databases = [
  { name: 'PGlite', url: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : []),
];

describe.each(databases)('WhatsApp on $name', ({ url }) => {
  let database: TestDatabase;
  let server: WhatsappServer;
  const processes: AssistantProcess[] = [];

  beforeEach(async () => {
    vi.stubEnv('DATABASE_URL', url);
    database = await createTestDatabase();
    server = await startWhatsappServer(database.config.dataDir);
  });
  afterEach(async () => {
    for (const assistant of processes.splice(0)) await assistant.kill();
    await server.close();
    await database.drop();
    vi.unstubAllEnvs();
  });

  async function start(more: Environment = {}): Promise<AssistantProcess> {
    const assistant = await startAssistant(
      environmentOf(database, {
        WHATSAPP_ENABLED: 'on',
        WHATSAPP_WS_URL: server.url,
        WHATSAPP_PER_MINUTE: '6000',
        WHATSAPP_TYPING_MS: '0',
        SECRETS_KEY: SECRET,
        ...more,
      }),
    );
    processes.push(assistant);
    return assistant;
  }

  it('a registration and a question, over kill -9 of the assistant and a restart of the server', async () => {
    const assistant = await start();
    await assistant.ready();
    const died = new Map([
      [4, () => assistant.kill().then(() => assistant.restart())],
      [9, () => server.kill().then(() => server.restart())],
    ]);
    await server.write(IBU, 'halo');
    const script = onWhatsapp(REGISTRATION);
    for (const [step, { asked, act }] of script.entries()) {
      const screen = await server.shows(IBU, asked, ANSWER_MS);
      await died.get(step)?.();
      await server.write(IBU, answerTo(act, screen));
    }
    const profile = await server.shows(IBU, /Ini data usaha/, ANSWER_MS);
    const words = profile.replace(/[*_]/g, '');
    for (const line of PROFILE.filter(({ source }) => !/Telepon|Foto/.test(source)))
      expect(words).toMatch(line);
    // WhatsApp itself says whose number it is: nobody is asked.
    expect(words).toContain('Telepon: +62 812 0000 0001');

    await server.write(IBU, 'gmn cara kirim kepiting ke jepang?');
    await server.shows(IBU, /sertifikat kesehatan/i, ANSWER_MS);
    expect(shownTwice(server)).toEqual([]);
    expect(JSON.stringify(assistant.log)).not.toMatch(/6281200000001|Siti|noiseKey|privKey/);
  }, 240_000);

  it('five hundred answers while the server dies and comes back: none lost, none a second message', async () => {
    const assistant = await start();
    await assistant.ready();
    const people = Array.from({ length: 50 }, (_, i) => `62813000000${String(i).padStart(2, '0')}`);
    const answered = (count: number) =>
      vi.waitFor(() => expect(messages(server).size).toBeGreaterThanOrEqual(count), {
        timeout: ANSWER_MS,
        interval: 10,
      });
    let written = 0;
    for (let round = 0; round < 10; round += 1) {
      for (let first = 0; first < people.length; first += AT_ONCE) {
        for (const person of people.slice(first, first + AT_ONCE)) {
          await server.write(person, 'menu', { id: `ROUND${round}P${person}` });
          written += 1;
        }
        const dies = round === 4 && first === 2 * AT_ONCE;
        await answered(dies ? written - AT_ONCE / 2 : written);
        if (!dies) continue;
        // In the middle of these answers; the server forgets everything, its encryption with us too.
        await server.kill();
        await server.restart();
        await answered(written);
      }
    }
    await answered(500);
    for (const person of people) {
      const seen = [...messages(server).values()].filter(({ to }) => to.startsWith(person));
      expect(seen).toHaveLength(10);
    }
    // The phone knows a message by its id: the same id twice is shown once, the same words under two ids twice.
    expect(messages(server).size).toBe(500);
  }, 300_000);
});

/** Each message that a phone shows. */
function messages(server: WhatsappServer) {
  return new Map(server.shown.map((shown) => [`${shown.to} ${shown.id}`, shown]));
}

/** Words that reached one person under more than one id, which their phone would show as two messages. */
function shownTwice(server: WhatsappServer): string[] {
  const seen = [...messages(server).values()];
  return seen
    .filter(({ to, text }, at) => seen.findIndex((other) => other.to === to && other.text === text) !== at)
    .map(({ text }) => text);
}

/** What one answers where there is nothing to tap, no number to prove and no file to be had. */
function onWhatsapp(script: readonly Exchange[]): Exchange[] {
  return script.filter(({ asked }) => !/Maksud|Nomor telepon|tersimpan/.test(asked.source));
}

/** A numbered choice by its number, as it stands on the screen. */
function answerTo(act: Act, screen: string): string {
  switch (act.kind) {
    case 'text':
      return act.text;
    case 'press':
      return new RegExp(`^\\*(\\d+)\\* ${act.label}$`, 'm').exec(screen)?.[1] ?? act.label;
    case 'location':
      return 'samarinda';
    case 'photo':
      return 'nanti';
    case 'contact':
      return act.phone;
  }
}

/** One PostgreSQL, two processes: what each of them does is seen from outside only. */
describe.runIf(postgres)('two processes and one WhatsApp account', () => {
  let database: TestDatabase;
  let server: WhatsappServer;
  const processes: AssistantProcess[] = [];
  afterEach(async () => {
    for (const assistant of processes.splice(0)) await assistant.kill();
    await server.close();
    await database.drop();
  });

  it('one holds it; when that one is killed the other takes over within half a minute and loses nothing', async () => {
    database = await createTestDatabase();
    server = await startWhatsappServer(database.config.dataDir);
    const environment = async () =>
      environmentOf(database, {
        WHATSAPP_ENABLED: 'on',
        WHATSAPP_WS_URL: server.url,
        WHATSAPP_TYPING_MS: '0',
        PORT: String(await freePort()),
      });
    const first = await startAssistant(await environment());
    processes.push(first);
    await first.ready();
    const second = await startAssistant(await environment());
    processes.push(second);
    await second.ready();
    expect(await stateOf(second)).toBe('standby');
    await server.write(IBU, 'halo');
    await server.shows(IBU, /Saya Saudagar/);

    await first.kill();
    const began = performance.now();
    await vi.waitFor(async () => expect(await stateOf(second)).toBe('up'), {
      timeout: 30_000,
      interval: 200,
    });
    expect(performance.now() - began).toBeLessThan(30_000);
    await server.write(IBU, 'daftar');
    await server.shows(IBU, /Setuju\?/, ANSWER_MS);
    expect(server.shown.map(({ text }) => text.slice(0, 12))).toHaveLength(2);
  });
});

async function stateOf(assistant: AssistantProcess): Promise<string> {
  const answer = await (await fetch(`${assistant.url}/readyz`)).json();
  return String(Object(answer).channels?.whatsapp?.state);
}
