import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Accept } from '../../../src/channels/channel.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { openChannel } from './open-channel.ts';

const webhook = { url: 'https://contoh.id/webhooks/telegram', secret: 'rahasia-123' };
const person = { id: 5, is_bot: false, first_name: 'Orang' };
const UPDATE = {
  update_id: 7,
  message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: person, text: 'hai' },
};

let server: TelegramServer;
let channel: ReturnType<typeof openChannel>;

beforeEach(async () => {
  server = await startTelegramServer();
  channel = openChannel(server, { webhook });
});
afterEach(async () => {
  await channel.stop();
  await server.close();
});

async function post(body: string, secret: string | null = webhook.secret): Promise<number | undefined> {
  const headers = secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret };
  const request = new Request(webhook.url, { method: 'POST', headers, body });
  return (await channel.webhookHandler?.(request))?.status;
}

const ignore: Accept = async () => {};

it('tells Telegram where to call, with what secret, about what', async () => {
  await channel.start(ignore);
  const call = await server.waitFor(() => server.calls.find(({ method }) => method === 'setWebhook'));
  expect(call.fields).toEqual({
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  });
  await expect.poll(() => channel.health().state).toBe('up');
  expect(server.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
});

it('takes its webhook away where it polls, and keeps what waits', async () => {
  const polling = openChannel(server);
  expect(polling.webhookHandler).toBeUndefined();
  await polling.start(ignore);
  const call = await server.waitFor(() => server.calls.find(({ method }) => method === 'deleteWebhook'));
  expect(call.fields).toEqual({ drop_pending_updates: false });
  await polling.stop();
});

it.each([null, '', 'rahasia-124', 'rahasia-12', `${webhook.secret} `.padEnd(300, 'x')])(
  'lets nobody in without the secret: %j',
  async (secret) => {
    const received: unknown[] = [];
    await channel.start(async (inbound) => {
      received.push(inbound);
    });
    expect(await post(JSON.stringify(UPDATE), secret)).toBe(401);
    expect(received).toEqual([]);
  },
);

it('answers 200 only once the update is stored', async () => {
  const gate = Promise.withResolvers<void>();
  let stored = false;
  await channel.start(async () => {
    await gate.promise;
    stored = true;
  });
  const answer = post(JSON.stringify(UPDATE)).then((status) => ({ status, stored }));
  gate.resolve();
  expect(await answer).toEqual({ status: 200, stored: true });
});

it('asks for the update again when it could not be stored', async () => {
  let away = true;
  await channel.start(async () => {
    if (away) throw new Error('the database is away');
  });
  expect(await post(JSON.stringify(UPDATE))).toBe(503);
  expect(channel.health()).toMatchObject({ state: 'down', detail: 'inbox-unavailable' });
  away = false;
  expect(await post(JSON.stringify(UPDATE))).toBe(200);
  expect(channel.health().state).toBe('up');
});

it('asks for the update again before the start and after the stop', async () => {
  expect(await post(JSON.stringify(UPDATE))).toBe(503);
  await channel.start(ignore);
  expect(await post(JSON.stringify(UPDATE))).toBe(200);
  await channel.stop();
  expect(await post(JSON.stringify(UPDATE))).toBe(503);
});

it('keeps one chat in order when its updates come side by side', async () => {
  const order: string[] = [];
  await channel.start(async ({ id }) => {
    for (let turns = id === 'update:1' ? 20 : 0; turns > 0; turns -= 1) await new Promise(setImmediate);
    order.push(id);
  });
  await Promise.all([1, 2, 3].map((update_id) => post(JSON.stringify({ ...UPDATE, update_id }))));
  expect(order).toEqual(['update:1', 'update:2', 'update:3']);
});

it('reads no more than an update can be', async () => {
  await channel.start(ignore);
  expect(await post('x'.repeat(1024 * 1024 + 1))).toBe(413);
  expect(await post('{"update_id": 1,')).toBe(400);
});

it('survives whatever is posted', async () => {
  await channel.start(ignore);
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.jsonValue().map((message) => JSON.stringify({ update_id: 1, message })),
  );
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      expect([200, 400]).toContain(await post(text));
    }),
    { numRuns: 1_000 },
  );
  expect(await post(JSON.stringify(UPDATE))).toBe(200);
});

it('sees from its sends whether Telegram is reached', async () => {
  await channel.start(ignore);
  server.sendText(5, 'hai');
  const send = () =>
    channel.send(
      { channel: 'telegram', id: '5' },
      { text: [{ kind: 'paragraph', spans: [{ text: 'halo' }] }] },
      { key: 'k', sentIds: [], language: 'id' },
    );
  await expect.poll(() => channel.health().state).toBe('up');
  server.failNext({ status: 401 });
  await send();
  expect(channel.health()).toMatchObject({ state: 'down', detail: 'token-refused' });
  await send();
  expect(channel.health().state).toBe('up');
});
