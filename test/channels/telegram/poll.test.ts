import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Accept } from '../../../src/channels/channel.ts';
import type { Pause } from '../../../src/channels/keep-trying.ts';
import { createApi } from '../../../src/channels/telegram/call-api.ts';
import { createConnection } from '../../../src/channels/telegram/connection.ts';
import { startPolling } from '../../../src/channels/telegram/poll.ts';
import { createTake } from '../../../src/channels/telegram/receive.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { startTelegramServer, type TelegramServer } from '../../support/telegram-server.ts';

let server: TelegramServer;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  stops = [];
  server = await startTelegramServer();
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await server.close();
});

/** Polling with waits that last until the test ends them. */
function poll(accept: Accept, token = server.token) {
  const waits: { ms: number; end: () => void }[] = [];
  const pause: Pause = (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      waits.push({ ms, end: resolve });
    });
  const log = createLog('silent');
  const api = createApi({ token, apiRoot: server.url });
  const connection = createConnection();
  const take = createTake({ api, accept, bot: { id: 424242 }, connection, clock: systemClock, log });
  const stop = startPolling({ api, take, prepare: async () => {}, connection, log, pause });
  stops.push(stop);
  /** Resolves with the length of the n-th wait once it was begun. */
  const wait = async (at: number) => {
    await expect.poll(() => waits.length, { timeout: 10_000 }).toBeGreaterThan(at);
    return waits[at] ?? { ms: Number.NaN, end: () => {} };
  };
  return { health: connection.health, stop, waits, wait };
}

const polls = () => server.calls.filter(({ method }) => method === 'getUpdates');
const offsets = () => polls().map(({ fields }) => fields.offset);

it('confirms a batch only after all of it is stored (P19)', async () => {
  const stored: string[] = [];
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  for (const chat of [1, 1, 2]) server.sendText(chat, 'hai');
  poll(async (inbound) => {
    if (stored.length === 2) {
      entered.resolve();
      await gate.promise;
    }
    stored.push(inbound.id);
  });
  await entered.promise;
  expect(offsets()).toEqual([0]);
  expect(server.waiting()).toHaveLength(3);
  gate.resolve();
  await server.waitFor(() => server.waiting().length === 0);
  expect(stored).toHaveLength(3);
  expect(offsets()).toEqual([0, 1003]);
});

it('tries what could not be stored again, without holding up other chats or handing them over twice', async () => {
  const stored: string[] = [];
  let away = true;
  server.sendText(1, 'satu');
  server.sendText(2, 'dua');
  server.sendText(1, 'tiga');
  const { wait, health } = poll(async ({ content, address }) => {
    if (away && address.id === '1') throw new Error('the database is away');
    stored.push(content.kind === 'text' ? content.text : '');
  });
  const first = await wait(0);
  await expect.poll(() => stored).toEqual(['dua']);
  expect(health()).toMatchObject({ state: 'down', detail: 'inbox-unavailable' });
  expect(server.waiting()).toHaveLength(3);
  away = false;
  first.end();
  await server.waitFor(() => server.waiting().length === 0);
  expect(stored).toEqual(['dua', 'satu', 'tiga']);
  await expect.poll(() => health().state).toBe('up');
});

it('confirms nothing when it is stopped in an outage', async () => {
  server.sendText(1, 'jangan hilang');
  const { stop, wait } = poll(async () => {
    throw new Error('the database is away');
  });
  await wait(0);
  await stop();
  expect(offsets()).toEqual([0]);
  expect(server.waiting()).toHaveLength(1);
});

it('lets a chat’s accept finish when it is stopped while another chat’s is given up', async () => {
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const order: string[] = [];
  server.sendText(1, 'gagal');
  server.sendText(2, 'sedang disimpan');
  const { stop, wait } = poll(async ({ address }) => {
    if (address.id === '1') throw new Error('the database is away');
    entered.resolve();
    await gate.promise;
    order.push('stored');
  });
  await entered.promise;
  await wait(0);
  const stopped = stop().then(() => order.push('stopped'));
  await new Promise(setImmediate);
  gate.resolve();
  await stopped;
  expect(order).toEqual(['stored', 'stopped']);
  expect(server.waiting()).toHaveLength(2);
});

it('does not sit out a long poll when it is stopped', { timeout: 10_000 }, async () => {
  const { stop } = poll(async () => {});
  const pending = await server.waitFor(() => polls().find(({ fields }) => fields.timeout === 30));
  await stop();
  expect(pending).toBeDefined();
});

it('says so and keeps trying slowly when somebody else polls with the same token (P22)', async () => {
  const { health, wait } = poll(async () => {});
  await server.waitFor(() => polls().find(({ fields }) => fields.timeout === 30));
  const other = poll(async () => {});
  const { ms, end } = await wait(0);
  expect(ms).toBe(15_000);
  expect(health()).toMatchObject({ state: 'down', detail: 'polled-elsewhere' });
  await other.stop();
  end();
  await expect.poll(() => health().state).toBe('up');
});

it('backs off from a dead network and comes back by itself', async () => {
  const received: string[] = [];
  const { health, wait, waits } = poll(async ({ id }) => {
    received.push(id);
  });
  await expect.poll(() => health().state).toBe('up');
  await server.waitFor(() => polls().find(({ fields }) => fields.timeout === 30));
  server.sendText(1, 'sebelum putus');
  await expect.poll(() => received.length).toBe(1);
  await server.crash();
  for (let at = 0; at < 8; at += 1) (await wait(at)).end();
  await wait(8);
  expect(health()).toMatchObject({ state: 'down', detail: expect.stringContaining('no-connection') });
  const last = waits.slice(1).map(({ ms }) => ms);
  expect(last[0]).toBeLessThanOrEqual(1_000);
  expect(last.at(-1)).toBeGreaterThanOrEqual(15_000);
  expect(Math.max(...last)).toBeLessThanOrEqual(30_000);
  await server.restart();
  server.sendText(1, 'setelah pulih');
  waits[8]?.end();
  await expect.poll(() => received.length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => health().state).toBe('up');
  expect(new Set(received).size).toBe(2);
});

it('waits long with a token that is refused', async () => {
  const { health, wait } = poll(async () => {}, '424242:wrong');
  expect((await wait(0)).ms).toBe(60_000);
  expect(health()).toMatchObject({ state: 'down', detail: 'token-refused' });
});

it('obeys the time a flood limit names', async () => {
  server.failNext({ status: 429, retryAfter: 33 }, { method: 'getUpdates' });
  const { wait } = poll(async () => {});
  expect((await wait(0)).ms).toBe(33_000);
});

it.each(['half', 'reset', 'gateway-page', 'login-page', 'misshapen'] as const)(
  'loses nothing to a poll that breaks: %s',
  async (how) => {
    const received: string[] = [];
    server.sendText(1, 'satu');
    server.failNext(how, { method: 'getUpdates', times: 2 });
    const { wait } = poll(async ({ id }) => {
      received.push(id);
    });
    (await wait(0)).end();
    (await wait(1)).end();
    await server.waitFor(() => server.waiting().length === 0);
    expect(received).toEqual(['update:1000']);
  },
);
