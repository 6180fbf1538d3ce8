import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, createConnection } from '../../../src/channels/whatsapp/connection.ts';
import { createLog } from '../../../src/kernel/log.ts';
import {
  createFakeAccount,
  createFakeWhatsapp,
  type FakeAccount,
  type FakeWhatsapp,
} from './fake-whatsapp.ts';

const MINUTE = 60_000;

let whatsapp: FakeWhatsapp;
let account: FakeAccount;
let connection: Connection;
let nowMs: number;
let pauses: number[];
let alerts: string[];
let reasons: string[];
let exits: number;
let handed: unknown[];

beforeEach(() => {
  whatsapp = createFakeWhatsapp();
  account = createFakeAccount();
  nowMs = 0;
  pauses = [];
  alerts = [];
  reasons = [];
  exits = 0;
  handed = [];
  connection = createConnection({
    account,
    open: whatsapp.open,
    clock: { now: () => new Date(nowMs) },
    log: createLog('silent'),
    // A wait is over at the next turn of the event loop; how long it was asked for is written down.
    pause: async (ms, signal) => {
      pauses.push(ms);
      if (!signal.aborted) await new Promise(setImmediate);
    },
    lookEveryMs: 2,
    onMessages: (messages) => handed.push(...messages),
    onReceipts: () => undefined,
    onDisconnect: (reason) => reasons.push(reason),
    alert: (what) => alerts.push(what),
    exit: () => {
      exits += 1;
    },
  });
});
afterEach(() => connection.stop());

const state = () => connection.health();
const opened = (count: number) =>
  expect.poll(() => whatsapp.sockets.length, { interval: 1 }).toBeGreaterThanOrEqual(count);

async function connect(): Promise<void> {
  connection.start();
  await opened(1);
  whatsapp.current().events.opened();
}

/** Ends the newest connection and waits for the next one. */
async function endAndReopen(code: number | undefined, byTransport = false): Promise<void> {
  const before = whatsapp.sockets.length;
  whatsapp.current().end(code, byTransport);
  await opened(before + 1);
}

describe('a connection', () => {
  test('is up once it is opened, and messages can go through it', async () => {
    connection.start();
    await opened(1);
    expect(state().state).toBe('starting');
    expect(connection.socket()).toBeNull();
    whatsapp.current().events.opened();
    expect(state().state).toBe('up');
    expect(connection.socket()).not.toBeNull();
  });

  test('is made again after it was lost, with the same credentials', async () => {
    await connect();
    const before = whatsapp.current().auth.state.creds.noiseKey;
    await endAndReopen(428);
    expect(whatsapp.current().auth.state.creds.noiseKey).toEqual(before);
    expect(state()).toMatchObject({ state: 'starting' });
    expect(reasons).toEqual(['closed']);
  });

  test('P11: failures go on being counted over connections that open and break at once', async () => {
    await connect();
    for (let i = 0; i < 4; i += 1) {
      await endAndReopen(428);
      whatsapp.current().events.opened();
    }
    const backoffs = pauses.filter((ms) => ms !== 4_000);
    expect(backoffs.at(-1)).toBeGreaterThan(3_999);
    nowMs += 6 * MINUTE;
    pauses.length = 0;
    await endAndReopen(428);
    expect(pauses.some((ms) => ms <= 1_000)).toBe(true);
  });

  test('515: restarts at once after pairing', async () => {
    await connect();
    await endAndReopen(515);
    expect(pauses).toContain(0);
    expect(alerts).toEqual([]);
  });

  test.each([
    [440, 'replaced'],
    [403, 'forbidden'],
    [411, 'multidevice-mismatch'],
    [405, 'version-too-old'],
  ])('P11: %i stops, alerts once, and goes on only when an operator says so', async (code, reason) => {
    await connect();
    whatsapp.current().end(code);
    await expect.poll(() => state(), { interval: 1 }).toMatchObject({ state: 'down', detail: reason });
    await expect.poll(() => alerts, { interval: 1 }).toEqual([reason]);
    for (let i = 0; i < 50; i += 1) await new Promise(setImmediate);
    expect(whatsapp.sockets).toHaveLength(1);
    account.ask({ kind: 'reconnect' });
    await opened(2);
  });

  test('P11: logged out (401) forgets the credentials, alerts, and offers to pair', async () => {
    await connect();
    const { auth } = whatsapp.current();
    auth.state.creds.account = {};
    await auth.saveCreds();
    await auth.state.keys.set({ session: { '628.0': Buffer.from('x') } });
    await endAndReopen(401);
    expect(account.stored.size).toBe(0);
    expect(whatsapp.current().auth.state.creds.noiseKey).not.toEqual(auth.state.creds.noiseKey);
    expect(alerts).toEqual(['pair-anew']);
    whatsapp.current().events.qr('2@qr');
    await expect
      .poll(() => account.statuses.at(-1), { interval: 1 })
      .toMatchObject({ detail: 'not-paired', qr: '2@qr' });
  });

  test('a 401 of the network is not the account’s: nothing is forgotten', async () => {
    await connect();
    await whatsapp.current().auth.saveCreds();
    await endAndReopen(401, true);
    expect(account.stored.size).toBe(1);
    expect(alerts).toEqual([]);
  });

  test('keys that cannot be written end the connection rather than leave it ahead of the database', async () => {
    await connect();
    whatsapp.current().events.credsLost(new Error('disk full'));
    await opened(2);
    expect(whatsapp.sockets[0]?.closed).toBe(true);
  });
});

describe('P15: pairing', () => {
  test('shows each QR in turn', async () => {
    connection.start();
    await opened(1);
    whatsapp.current().events.qr('first');
    whatsapp.current().events.qr('second');
    await expect.poll(() => account.statuses.map(({ qr }) => qr), { interval: 1 }).toContain('first');
    await expect.poll(() => account.statuses.at(-1)?.qr, { interval: 1 }).toBe('second');
    whatsapp.current().events.opened();
    await expect
      .poll(() => account.statuses.at(-1), { interval: 1 })
      .toMatchObject({ state: 'up', qr: null });
  });

  test('a code is asked for only after a QR was offered, however early the operator asks', async () => {
    connection.start();
    await opened(1);
    account.ask({ kind: 'pair', phone: '6281200000001' });
    for (let i = 0; i < 20; i += 1) await new Promise(setImmediate);
    expect(whatsapp.current().calls).toEqual([]);
    whatsapp.current().events.qr('first');
    await expect.poll(() => whatsapp.current().calls, { interval: 1 }).toEqual(['code for 6281200000001']);
    await expect.poll(() => account.statuses.at(-1)?.pairingCode, { interval: 1 }).toBe('ABCD1234');
  });

  test('a code that nobody typed leaves no number behind', async () => {
    connection.start();
    await opened(1);
    const { creds } = whatsapp.current().auth.state;
    creds.me = { id: '6281200000001@s.whatsapp.net', name: '~' };
    creds.pairingCode = 'ABCD1234';
    await endAndReopen(408);
    expect(whatsapp.current().auth.state.creds.me).toBeUndefined();
  });

  test('an operator can unlink', async () => {
    await connect();
    account.ask({ kind: 'logout' });
    await opened(2);
    expect(whatsapp.sockets[0]?.calls).toContain('logout');
    expect(account.stored.size).toBe(0);
  });
});

describe('one owner', () => {
  test('stands by while another process holds the account, and takes over when it may', async () => {
    account.held = false;
    connection.start();
    await expect.poll(() => state().state, { interval: 1 }).toBe('standby');
    expect(whatsapp.sockets).toHaveLength(0);
    account.held = true;
    await opened(1);
  });

  test('closes its connection when another process has taken the account', async () => {
    await connect();
    account.held = false;
    await expect.poll(() => whatsapp.current().closed, { interval: 1 }).toBe(true);
    await expect.poll(() => state().state, { interval: 1 }).toBe('standby');
    expect(connection.socket()).toBeNull();
  });

  test('keeps its connection over a database that is away for a moment', async () => {
    await connect();
    account.away = true;
    for (let i = 0; i < 20; i += 1) await new Promise(setImmediate);
    account.away = false;
    expect(whatsapp.current().closed).toBe(false);
    expect(state().state).toBe('up');
  });
});

describe('P10: a connection that hears nothing', () => {
  test('proves itself by a message to ourselves, and is left alone', async () => {
    await connect();
    nowMs += 11 * MINUTE;
    await expect.poll(() => whatsapp.current().calls, { interval: 1 }).toContain('probe');
    expect(whatsapp.sockets).toHaveLength(1);
  });

  test('is replaced when the probe is not answered', async () => {
    whatsapp.probes.ok = false;
    await connect();
    nowMs += 11 * MINUTE;
    await opened(2);
    expect(whatsapp.sockets[0]?.closed).toBe(true);
    expect(exits).toBe(0);
  });

  test('is found within half an hour, and two new connections that hear nothing either end the process, once', async () => {
    await connect();
    for (const found of [2, 3]) {
      nowMs += 26 * MINUTE;
      await opened(found);
      whatsapp.current().events.opened();
    }
    expect(exits).toBe(0);
    nowMs += 26 * MINUTE;
    await opened(4);
    expect(exits).toBe(1);
    expect(alerts).toEqual(['deaf']);
    whatsapp.current().events.opened();
    nowMs += 26 * MINUTE;
    await opened(5);
    expect(exits).toBe(1);
  });

  test('one stanza from anybody ends the suspicion', async () => {
    await connect();
    for (let found = 2; found <= 6; found += 1) {
      nowMs += 26 * MINUTE;
      await opened(found);
      whatsapp.current().events.opened();
      whatsapp.current().events.stanza(undefined);
    }
    expect(exits).toBe(0);
  });

  test('a message stuck in the library is found within minutes', async () => {
    whatsapp.probes.flows = false;
    await connect();
    whatsapp.current().events.stanza('A');
    nowMs += 2 * MINUTE;
    await opened(2);
    expect(whatsapp.sockets[0]?.calls).toEqual(['flows']);
  });
});
