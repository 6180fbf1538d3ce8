import { createRunner, createSource, type UpdateSink } from '@grammyjs/runner';
import type { Api } from 'grammy';
import { z } from 'zod';
import { backoff } from '../../kernel/backoff.ts';
import type { Log } from '../../kernel/log.ts';
import { keepTrying, type Patience, type Pause, Stopped } from '../keep-trying.ts';
import { grammySignal } from './call-api.ts';
import type { Connection } from './connection.ts';
import type { Take } from './receive.ts';
import { explainFailure } from './send-error.ts';
import { ALLOWED_UPDATES } from './update.ts';

const LONG_POLL_SECONDS = 30;
const BATCH = 100;

export interface PollParts {
  api: Api;
  take: Take;
  /** What must have worked before the first poll. Repeated until it does. */
  prepare: () => Promise<void>;
  connection: Connection;
  log: Log;
  pause: Pause;
}

/**
 * Long polling with the runner's loop but our own source and sink. The runner's own would advance the offset
 * when a batch is fetched and count a failed update as handled; here the offset moves only after every update of
 * a batch is stored, so that the next `getUpdates`, which confirms, never confirms more.
 * Returns the stop: it cuts the pending poll short, lets an `accept` that runs finish, and confirms nothing.
 */
export function startPolling({ api, take, prepare, connection, log, pause }: PollParts): () => Promise<void> {
  const stopping = new AbortController();
  let offset = 0;
  let prepared = false;
  let connected = false;

  const fetchPatience: Patience = {
    signal: stopping.signal,
    pause,
    failed: (error, attempt) => {
      connected = false;
      const { reason, afterMs } = { afterMs: undefined, ...explainFailure(error) };
      connection.down(reason);
      log.warn({ channel: 'telegram', reason, attempt }, 'cannot fetch updates');
      return afterMs ?? backoff(attempt, 500, 30_000);
    },
  };
  const storePatience: Patience = {
    signal: stopping.signal,
    pause,
    failed: (error, attempt) => {
      connection.down('inbox-unavailable');
      log.error(
        { channel: 'telegram', err: error, attempt },
        'cannot store an update; it will be tried again',
      );
      return backoff(attempt, 200, 10_000);
    },
  };

  const fetchBatch = async (): Promise<unknown[]> => {
    if (!prepared) await prepare();
    prepared = true;
    // The first poll after a failure asks for an answer at once: it tells whether we are connected again.
    const timeout = connected ? LONG_POLL_SECONDS : 0;
    const updates = await api.raw.getUpdates(
      { offset, timeout, limit: BATCH, allowed_updates: ALLOWED_UPDATES },
      grammySignal(stopping.signal),
    );
    const batch = z.array(z.unknown()).parse(updates);
    if (batch.length > 0 && nextOffset(batch) === undefined) throw new Error('updates without an id');
    connected = true;
    connection.up();
    return batch;
  };

  const storeBatch = async (batch: unknown[]): Promise<void> => {
    const store = (accept: () => Promise<void>) => keepTrying(accept, storePatience);
    const results = await Promise.allSettled(batch.map((update) => take(update, store)));
    // Only now, when no `accept` runs any more, may one that was given up end the batch.
    const broken = results.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
    offset = nextOffset(batch) ?? offset;
    connection.up();
  };

  const sink: UpdateSink<unknown> = {
    handle: async (batch) => {
      // A batch cut short by the stop keeps its offset: Telegram delivers it again.
      await storeBatch(batch).catch((error: unknown) => {
        if (!(error instanceof Stopped)) throw error;
      });
      return BATCH;
    },
    size: () => 0,
    snapshot: () => [],
  };
  const source = createSource<unknown>({ supply: () => keepTrying(fetchBatch, fetchPatience) });
  const runner = createRunner(source, sink);
  runner.start();
  return async () => {
    stopping.abort();
    await runner.stop();
  };
}

const Numbered = z.object({ update_id: z.int().nonnegative() });

/** One past the highest id: what confirms this batch with the next `getUpdates`. */
function nextOffset(batch: unknown[]): number | undefined {
  const ids = batch.flatMap((update) => Numbered.safeParse(update).data?.update_id ?? []);
  return ids.length > 0 ? Math.max(...ids) + 1 : undefined;
}
