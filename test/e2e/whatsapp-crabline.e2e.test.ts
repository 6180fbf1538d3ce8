import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantProcess } from '../support/assistant-process.ts';
import type { WhatsappServer } from '../support/whatsapp-server.ts';
import { type Act, type Exchange, PROFILE, REGISTRATION } from './registration/script.ts';
import {
  ANSWER_MS,
  databases,
  messages,
  openWhatsappWorld,
  postgres,
  type WhatsappWorld,
} from './whatsapp-world.ts';

const IBU = '6281200000001';
describe.each(databases)('WhatsApp on $name', ({ url }) => {
  let world: WhatsappWorld;
  beforeEach(async () => {
    world = await openWhatsappWorld(url);
  });
  afterEach(() => world.close());

  it('a registration and a question, over kill -9 of the assistant and a restart of the server', async () => {
    const { server } = world;
    const assistant = await world.start();
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
});

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
  let world: WhatsappWorld;
  beforeEach(async () => {
    world = await openWhatsappWorld(postgres);
  });
  afterEach(() => world.close());

  it('one holds it; when that one is killed the other takes over within half a minute and loses nothing', async () => {
    const { server } = world;
    const first = await world.start();
    await first.ready();
    const second = await world.start();
    await second.ready();
    expect(await stateOf(second)).toBe('standby');
    await server.write(IBU, 'halo');
    await server.shows(IBU, /Saya Saudagar/);

    await first.kill();
    await vi.waitFor(async () => expect(await stateOf(second)).toBe('up'), {
      timeout: 30_000,
      interval: 200,
    });
    await server.write(IBU, 'daftar');
    await server.shows(IBU, /Setuju\?/, ANSWER_MS);
    expect(server.shown.map(({ text }) => text.slice(0, 12))).toHaveLength(2);
  });
});

async function stateOf(assistant: AssistantProcess): Promise<string> {
  const answer = await (await fetch(`${assistant.url}/readyz`)).json();
  return String(Object(answer).channels?.whatsapp?.state);
}
