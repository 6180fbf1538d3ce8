import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONNECTION_CONFIG, PROCESSABLE_HISTORY_TYPES, proto } from '@whiskeysockets/baileys';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { loadAuthState } from '../../../src/channels/whatsapp/auth-state.ts';
import { BEHAVIOUR, createOpenSocket } from '../../../src/channels/whatsapp/open-socket.ts';
import type { SocketEvents } from '../../../src/channels/whatsapp/socket.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { createLog } from '../../../src/kernel/log.ts';
import { startWhatsappServer } from '../../support/whatsapp-server.ts';
import { createFakeAccount } from './fake-whatsapp.ts';

const root = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

test('P13: neither all history nor none is taken', () => {
  const taken = PROCESSABLE_HISTORY_TYPES.filter((syncType) =>
    BEHAVIOUR.shouldSyncHistoryMessage({ syncType }),
  );
  const { INITIAL_BOOTSTRAP, PUSH_NAME } = proto.HistorySync.HistorySyncType;
  expect(taken).toEqual([INITIAL_BOOTSTRAP, PUSH_NAME]);
  expect(BEHAVIOUR.syncFullHistory).toBe(false);
});

test('P14: connecting does not mark us as online', async () => {
  expect(DEFAULT_CONNECTION_CONFIG.markOnlineOnConnect).toBe(true);
  expect(BEHAVIOUR.markOnlineOnConnect).toBe(false);
});

test('P17: the library is pinned exactly, comes from the registry, and is no fork', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(root('package.json')));
  expect(dependencies['@whiskeysockets/baileys']).toMatch(/^\d+\.\d+\.\d+-rc\d+$/);
  const lock = z.object({
    packages: z.record(
      z.string(),
      z.object({ integrity: z.string().optional(), link: z.boolean().optional() }),
    ),
  });
  const { packages } = lock.parse(JSON.parse(root('package-lock.json')));
  const names = Object.keys(packages).filter((name) => /baileys/i.test(name));
  expect(names.every((name) => name.startsWith('node_modules/@whiskeysockets/baileys'))).toBe(true);
  expect(packages['node_modules/@whiskeysockets/baileys']?.integrity).toMatch(/^sha512-/);
});

describe('over the real library', () => {
  test('P14: says that it is not there, as soon as it is connected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'saudagar-presence-'));
    const server = await startWhatsappServer(folder);
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    const nothing = () => undefined;
    const events: SocketEvents = {
      qr: nothing,
      opened: opened.resolve,
      closed: () => closed.resolve(),
      messages: nothing,
      receipts: nothing,
      stanza: nothing,
      handled: nothing,
      credsLost: nothing,
    };
    const open = createOpenSocket({
      wsUrl: server.url,
      getPayload: async () => undefined,
      log: createLog('silent'),
      clock: systemClock,
    });
    const socket = open(await loadAuthState(createFakeAccount().keys), events);
    await opened.promise;
    const recorded = () => readFileSync(join(folder, 'crabline-whatsapp.jsonl'), 'utf8');
    await vi.waitFor(() => expect(recorded()).toContain('"type":"unavailable"'), { timeout: 15_000 });
    expect(recorded()).not.toContain('"type":"available"');
    socket.close();
    await closed.promise;
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
});
