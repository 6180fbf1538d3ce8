import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTelegramChannel } from '../../../src/channels/telegram/index.ts';
import { after, HOUR } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { type Inbound, plain } from '../../../src/messages/index.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';
import { openChannel, TEXTS } from './open-channel.ts';

let server: TelegramServer;
let now: Date;
let received: Inbound[];
let channel: ReturnType<typeof openChannel>;
const to = { channel: 'telegram' as const, id: '5' };

beforeEach(async () => {
  received = [];
  now = new Date('2025-08-07T05:00:00Z');
  server = await startTelegramServer();
  channel = openChannel(server, { clock: { now: () => now } });
});
afterEach(async () => {
  await channel.stop();
  await server.close();
});

const accept = async (inbound: Inbound) => {
  received.push(inbound);
};
const stored = () => server.waitFor(() => server.waiting().length === 0);

it('sets the command menu for everybody, and in both languages', async () => {
  await channel.start(accept);
  await server.waitFor(() => server.commands.size === 3);
  expect(Object.fromEntries(server.commands)).toEqual({
    '': TEXTS.id.commands,
    id: TEXTS.id.commands,
    en: TEXTS.en.commands,
  });
});

it('works without its command menu, and does not insist on one that is refused', async () => {
  const commands = [{ command: 'Menu Utama', description: 'x' }];
  const wrong = openChannel(server, { texts: { ...TEXTS, id: { ...TEXTS.id, commands } } });
  await wrong.start(accept);
  await server.waitFor(() => server.commands.has('en'));
  server.sendText(5, 'hai');
  await stored();
  expect(server.calls.filter(({ method }) => method === 'setMyCommands')).toHaveLength(3);
  await wrong.stop();
});

it('answers a tap at once, also while it cannot be stored', async () => {
  let away = true;
  await channel.start(async (inbound) => {
    if (away) throw new Error('the database is away');
    received.push(inbound);
  });
  server.tap(5, 1, '3|ya');
  await server.waitFor(() => server.answeredTaps.length > 0);
  expect(received).toEqual([]);
  away = false;
  await stored();
  expect(received.map(({ content }) => content)).toEqual([{ kind: 'choice', id: 'ya', prompt: 3 }]);
});

it('takes a tap although it could not be answered', async () => {
  await channel.start(accept);
  server.failNext(
    { status: 400, description: 'Bad Request: query is too old' },
    { method: 'answerCallbackQuery' },
  );
  server.tap(5, 1, '3|ya');
  await stored();
  expect(received).toHaveLength(1);
});

it('notices a group at most once an hour', async () => {
  await channel.start(accept);
  const chat = { id: -7, type: 'group', title: 'Grup' };
  const from = { id: 5, is_bot: false, first_name: 'Orang' };
  const speak = async () => {
    server.push({ message: { message_id: 1, date: 1, chat, from, text: '/menu' } });
    await stored();
  };
  await speak();
  await speak();
  expect(received.map(({ address, content }) => [address.id, content])).toEqual([
    ['-7', { kind: 'unsupported', what: 'group' }],
  ]);
  now = after(now, HOUR);
  await speak();
  expect(received).toHaveLength(2);
});

it('knows its own name in a group once it reached Telegram', async () => {
  await channel.start(accept);
  const chat = { id: -7, type: 'supergroup', title: 'Grup' };
  const from = { id: 5, is_bot: false, first_name: 'Orang' };
  server.push({ message: { message_id: 1, date: 1, chat, from, text: 'tanya @Saudagar_Test_Bot ya' } });
  await stored();
  expect(received).toHaveLength(1);
});

it('notices being blocked, and being let in again', async () => {
  await channel.start(accept);
  server.sendText(5, 'hai');
  server.block(5);
  await server.waitFor(() => received.length === 2);
  expect(
    await channel.send(to, { text: plain('halo') }, { key: 'k', sentIds: [], language: 'id' }),
  ).toMatchObject({
    kind: 'gone',
  });
  server.unblock(5);
  await server.waitFor(() => received.length === 3);
  expect(received.slice(1).map(({ content }) => content)).toEqual([
    { kind: 'reachability', reachable: false },
    { kind: 'reachability', reachable: true },
  ]);
});

it('shows that it is typing', async () => {
  server.sendText(5, 'hai');
  await channel.typing(to);
  expect(server.calls.at(-1)).toMatchObject({
    method: 'sendChatAction',
    fields: { chat_id: 5, action: 'typing' },
  });
});

it('is started once at a time', async () => {
  await channel.start(accept);
  await expect(channel.start(accept)).rejects.toThrow('already started');
  await channel.stop();
  await channel.start(accept);
});

it('lets neither the token nor a person’s words into its log', async () => {
  const lines: string[] = [];
  const log = createLog('trace', [], { write: (line) => lines.push(line) });
  const talkative = createTelegramChannel({
    token: server.token,
    apiRoot: server.url,
    readMedia: async () => new Uint8Array(),
    texts: TEXTS,
    log,
    clock: { now: () => now },
  });
  server.failNext({ status: 500 }, { method: 'getMe' });
  server.failNext('reset', { method: 'getUpdates' });
  let refusals = 1;
  await talkative.start(async (inbound) => {
    refusals -= 1;
    if (refusals >= 0) throw new Error('the database is away');
    received.push(inbound);
  });
  server.sendText(5, 'rahasia dapur');
  server.push({ message: 'rahasia dapur' });
  await stored();
  await talkative.stop();
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join()).not.toContain(server.token);
  expect(lines.join()).not.toContain('rahasia dapur');
});
