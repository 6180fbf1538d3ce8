import { z } from 'zod';
import type { Storage, Tx } from '../storage/index.ts';
import { type Gone, Pace, type PaceLimits } from './pace.ts';

/** A channel's pace, and the time that it counts in. */
export interface PaceKeeper {
  readonly pace: Pace;
  nowMs(): number;
  /** Takes over what other processes did, and keeps them out until `tx` ends. */
  load(tx: Tx): Promise<void>;
  /** Leaves to them what this one did. */
  save(tx: Tx): Promise<void>;
  note(gone: Gone): void;
  /** Nothing goes for so long. */
  pause(ms: number): Promise<void>;
}

/** The pace of the only process that sends on a channel. */
export function keepPace(limits: PaceLimits): PaceKeeper {
  const pace = new Pace(limits);
  const nowMs = () => performance.now();
  return {
    pace,
    nowMs,
    load: async () => undefined,
    save: async () => undefined,
    note: (gone) => pace.note(gone),
    pause: async (ms) => pace.pause(nowMs() + ms),
  };
}

/** Looks at the database's clock that are compared; more would be slow to follow when that clock is set. */
const CLOCK_LOOKS = 32;

const Stored = z.array(z.tuple([z.number(), z.string()]));

/**
 * One pace for all processes that send on a channel: the moments that they gave are in the database, and counted by its
 * clock. This process follows that clock by its own monotonic one, and is set right by every `load`.
 */
export function sharePace(storage: Storage, channel: string, limits: PaceLimits): PaceKeeper {
  const pace = new Pace(limits);
  /** How far the database's clock seemed to be ahead at the latest looks: an answer that came late makes it seem less. */
  const seenAheadMs: number[] = [];
  let aheadMs = 0;
  /** Not told to the others yet. */
  const gone: Gone[] = [];
  let stored = '';
  const nowMs = () => performance.now() + aheadMs;

  async function read(tx: Tx) {
    const rows = await tx.$queryRaw<Array<{ taken: unknown; pausedMs: number | null; nowMs: number }>>`
      SELECT taken, (extract(epoch FROM "pausedUntil") * 1000)::float8 AS "pausedMs",
             (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"
      FROM "ChannelPace" WHERE channel = ${channel} FOR UPDATE`;
    return rows[0];
  }

  return {
    pace,
    nowMs,
    async load(tx) {
      let row = await read(tx);
      if (!row) {
        await tx.$executeRaw`INSERT INTO "ChannelPace" (channel) VALUES (${channel}) ON CONFLICT DO NOTHING`;
        row = await read(tx);
      }
      if (!row) throw new Error('the pace could not be kept');
      seenAheadMs.push(row.nowMs - performance.now());
      if (seenAheadMs.length > CLOCK_LOOKS) seenAheadMs.shift();
      aheadMs = Math.max(...seenAheadMs);
      pace.restore(Stored.parse(row.taken));
      stored = JSON.stringify(pace.taken(nowMs()));
      for (const each of gone.splice(0)) pace.note(each);
      pace.pause(row.pausedMs ?? 0);
    },
    async save(tx) {
      const taken = JSON.stringify(pace.taken(nowMs()));
      if (taken === stored) return;
      await tx.$executeRaw`
        UPDATE "ChannelPace" SET taken = ${taken}::jsonb WHERE channel = ${channel}`;
    },
    note: (each) => void gone.push(each),
    async pause(ms) {
      pace.pause(nowMs() + ms);
      await storage.db.$executeRaw`
        UPDATE "ChannelPace"
        SET "pausedUntil" = GREATEST("pausedUntil", clock_timestamp() + make_interval(secs => ${ms / 1000}::float8))
        WHERE channel = ${channel}`;
    },
  };
}
