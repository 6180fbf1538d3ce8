import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createWebchatChannel } from '../../../src/channels/webchat/index.ts';
import { createHttp } from '../../../src/http/index.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import type { Address, Inbound, Reply } from '../../../src/messages/index.ts';
import { loadWords } from '../../../src/words/index.ts';
import { MemoryFeed } from './memory-feed.ts';

const words = loadWords(join(import.meta.dirname, '../../../locales'));
const log = pino({ level: 'silent' });

/** Where a test keeps what outlives one server: the chats, the uploads and the stored files. */
export function makeWorld() {
  const uploadsDir = mkdtempSync(join(tmpdir(), 'webchat-'));
  return {
    feed: new MemoryFeed(),
    uploadsDir,
    files: new Map<string, Uint8Array>(),
    clean: () => rmSync(uploadsDir, { recursive: true, force: true }),
  };
}
export type World = ReturnType<typeof makeWorld>;

export function openChannel({ feed, uploadsDir, files }: World, clock: Clock = { now: () => new Date() }) {
  return createWebchatChannel({
    feed,
    uploadsDir,
    readMedia: async (hash) => files.get(hash) ?? null,
    texts: (language, key, args) => words[language].label(key, args),
    timeZone: 'Asia/Makassar',
    log,
    clock,
  });
}
export type WebchatChannel = ReturnType<typeof openChannel>;

export async function serve(channel: WebchatChannel, port = 0) {
  const http = createHttp({
    webchat: channel.routes,
    webhooks: {},
    health: () => ({ database: { state: 'up' }, channels: { webchat: channel.health() } }),
    metrics: new Registry(),
    log,
  });
  const listening = await http.listen(port, '127.0.0.1');
  return { port: listening.port, url: `http://127.0.0.1:${listening.port}`, close: () => http.close(50) };
}

export type Say = (to: Address, reply: Reply) => Promise<void>;

/** An assistant that answers by `script`, over the real channel and server; it sends before the row is marked. */
export async function serveAssistant(
  world: World,
  script: (inbound: Inbound, say: Say, channel: WebchatChannel) => Promise<void>,
  port = 0,
) {
  const channel = openChannel(world);
  let last = world.feed.reads + Date.now();
  const say: Say = async (to, reply) => {
    last += 1;
    const key = `row-${last}`;
    await channel.send(to, reply, { key, sentIds: [], language: 'id' });
    world.feed.addAssistant(to, key, reply);
  };
  await channel.start(async (inbound) => {
    if (world.feed.addPerson(inbound)) await script(inbound, say, channel);
  });
  const server = await serve(channel, port);
  return {
    ...server,
    channel,
    say,
    /** Edits or withdraws the newest message to somebody. */
    async amend(to: Address, shall: Reply | 'withdrawn') {
      const was = world.feed.chat(to).findLast((message) => message.from === 'assistant');
      if (was?.from !== 'assistant') throw new Error('nothing to amend');
      last += 1;
      const act = shall === 'withdrawn' ? 'withdraw' : 'edit';
      const amends = { act, key: was.key, platformIds: [was.key], sentAt: was.at, was: was.reply } as const;
      const reply = shall === 'withdrawn' ? was.reply : shall;
      await channel.send(to, reply, { key: `row-${last}`, sentIds: [], language: 'id', amends });
      world.feed.amend(to, was.key, shall);
    },
    async close() {
      await channel.stop();
      await server.close();
    },
  };
}
