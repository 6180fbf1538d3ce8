import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { startTelegramServer as startCrabline } from '@openclaw/crabline';
import {
  type ChannelHarness,
  describeChannel,
  type PlatformFailure,
} from '../../../src/channels/channel-contract.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { openChannel } from './open-channel.ts';

const FAILURES: Record<PlatformFailure, (server: TelegramServer) => unknown> = {
  blocked: (server) => server.block(1001),
  flooded: (server) => server.failNext({ status: 429, retryAfter: 7 }),
  refused: (server) => server.failNext({ status: 400, description: 'Bad Request: can’t parse "kabar"' }),
  'server-error': (server) => server.failNext({ status: 500 }),
  unreachable: (server) => server.crash(),
  'lost-answer': (server) => server.failNext('half'),
  'signed-out': (server) => server.failNext({ status: 401 }),
};

const RUBBISH = [
  { message: 'not an object' },
  { message: { message_id: 1 } },
  { message: { message_id: 1, date: -5, chat: { id: 'x', type: 7 }, text: ['a'] } },
  { callback_query: { id: 1, data: null } },
  { something_new: { chat: { id: 1001 } } },
  {},
];

function harnessOn(
  server: TelegramServer,
  open: ChannelHarness['open'],
  close: () => Promise<unknown>,
): ChannelHarness {
  const person = (id: number) => ({
    address: { channel: 'telegram' as const, id: String(id) },
    writes: async (text: string) => server.sendText(id, text),
    picks: async (label: string) => server.press(id, label),
    sees: () => server.messagesOf(id).map(({ text }) => text),
  });
  return {
    open,
    person: person(1001),
    other: person(1002),
    fail: async (failure) => FAILURES[failure](server),
    deliverRubbish: async () => RUBBISH.map((update) => server.push(update)),
    close,
  };
}

const ABLE = {
  taps: true,
  rubbish: true,
  amends: true,
  redelivers: true,
  failures: Object.keys(FAILURES) as PlatformFailure[],
  longest: 4096,
};

describeChannel(
  'Telegram, polling a local server',
  async () => {
    const server = await startTelegramServer();
    return harnessOn(
      server,
      () => openChannel(server),
      () => server.close(),
    );
  },
  ABLE,
);

describeChannel(
  'Telegram, called by webhook',
  async () => {
    const server = await startTelegramServer();
    // Every channel of the test answers at the same address, as a new process would.
    let handler = async (_: Request) => new Response(null, { status: 503 });
    const mounted = await new Promise<{ port: number; close: () => void }>((resolve) => {
      const http = serve(
        { fetch: (request) => handler(request), port: 0, hostname: '127.0.0.1' },
        ({ port }) => resolve({ port, close: () => http.close() }),
      );
    });
    const url = `http://127.0.0.1:${mounted.port}/webhooks/telegram`;
    const open = () => {
      const channel = openChannel(server, { webhook: { url, secret: 'rahasia' } });
      handler = channel.webhookHandler ?? handler;
      return channel;
    };
    return harnessOn(server, open, async () => {
      await server.close();
      mounted.close();
    });
  },
  ABLE,
);

describeChannel(
  'Telegram, polling crabline',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'crabline-'));
    const sent: { chat: string; text: string }[] = [];
    const crabline = await startCrabline({
      recorderPath: join(folder, 'calls.jsonl'),
      onEvent: ({ path, body }) => {
        const fields = typeof body === 'object' && body !== null ? body : {};
        if (!path.endsWith('/sendMessage') || !('text' in fields) || !('chat_id' in fields)) return;
        sent.push({ chat: String(fields.chat_id), text: wordsOf(String(fields.text)) });
      },
    });
    const { adminToken, endpoints, botToken } = crabline.manifest;
    const person = (id: number) => ({
      address: { channel: 'telegram' as const, id: String(id) },
      writes: async (text: string) => {
        const response = await fetch(endpoints.adminInboundUrl, {
          method: 'POST',
          headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ chatId: id, fromId: id, text }),
        });
        if (!response.ok) throw new Error(`crabline refused the message: ${response.status}`);
      },
      picks: async () => {
        throw new Error('crabline has no taps');
      },
      sees: () => sent.filter(({ chat }) => chat === String(id)).map(({ text }) => text),
    });
    let closed = false;
    const close = async () => {
      if (!closed) await crabline.close();
      closed = true;
      await rm(folder, { recursive: true, force: true });
    };
    return {
      open: () => openChannel({ url: endpoints.apiRoot, token: botToken }),
      person: person(1001),
      other: person(1002),
      fail: close,
      deliverRubbish: async () => {},
      close,
    };
  },
  { taps: false, rubbish: false, amends: false, redelivers: true, failures: ['unreachable'], longest: 4096 },
);

/** crabline keeps the HTML as it was sent. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
