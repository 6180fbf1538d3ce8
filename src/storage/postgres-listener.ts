import pg from 'pg';
import { backoff } from '../kernel/backoff.ts';
import type { StorageLog } from './storage.ts';
import { WAKE_CHANNEL, type WakeHub } from './wake-hub.ts';

const RECONNECT_BASE_MS = 200;
const RECONNECT_CAP_MS = 5_000;

/**
 * Holds one connection of its own for notifications, since a pooled one changes hands. When it is lost, it is opened
 * again with back-off, and everything is woken once, because what was sent in between is gone.
 *
 * @returns the function that stops it; rejects when the first connection fails.
 */
export async function listenForWakes(
  config: pg.ClientConfig,
  hub: WakeHub,
  log: StorageLog,
): Promise<() => Promise<void>> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ ...config, keepAlive: true });
    next.on('notification', ({ payload }) => hub.fire(payload ?? ''));
    // Without this listener a lost connection would end the process; `end` follows it.
    next.on('error', () => undefined);
    try {
      await next.connect();
      await next.query(`LISTEN ${WAKE_CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    next.once('end', () => retry(1));
    return next;
  }

  function retry(attempt: number): void {
    if (stopped) return;
    timer = setTimeout(reconnect, backoff(attempt, RECONNECT_BASE_MS, RECONNECT_CAP_MS), attempt);
  }

  async function reconnect(attempt: number): Promise<void> {
    try {
      client = await connect();
      if (stopped) return void (await client.end());
      log.info({ attempt }, 'listening for wakes again');
      hub.fireAll();
    } catch (error) {
      log.warn({ err: error, attempt }, 'the wake connection is down');
      retry(attempt + 1);
    }
  }

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client.end().catch(() => undefined);
  };
}
