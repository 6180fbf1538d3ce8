import type { Storage, Tx } from '../storage/index.ts';
import { type Gone, Pace, type PaceLimits, type Taken } from './pace.ts';

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

/** The pace of a process for itself. `lock` keeps out the others that send on the channel, where there are any. */
export function keepPace(limits: PaceLimits, lock: (tx: Tx) => Promise<void>): PaceKeeper {
  const pace = new Pace(limits);
  const nowMs = () => performance.now();
  return {
    pace,
    nowMs,
    load: lock,
    save: async () => undefined,
    note: (gone) => pace.note(gone),
    pause: async (ms) => pace.pause(nowMs() + ms),
  };
}

/** Looks at the database's clock that are compared; more would be slow to follow when that clock is set. */
const CLOCK_LOOKS = 32;

/** A moment as a double, and the chat's UUID. */
const BYTES_EACH = 24;

/** Each moment is written again with every claim for as long as it counts. */
const encoded = new WeakMap<Taken, Buffer>();

function encode(taken: readonly Taken[]): Buffer {
  return Buffer.concat(taken.map(encodeOne), taken.length * BYTES_EACH);
}

function encodeOne(taken: Taken): Buffer {
  let bytes = encoded.get(taken);
  if (!bytes) {
    const [atMs, chatId] = taken;
    bytes = Buffer.allocUnsafe(BYTES_EACH);
    bytes.writeDoubleLE(atMs);
    bytes.write(chatId.replaceAll('-', ''), 8, 'hex');
    encoded.set(taken, bytes);
  }
  return bytes;
}

function decode(stored: Uint8Array): Taken[] {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  return Array.from({ length: bytes.length / BYTES_EACH }, (_, i) => {
    const hex = bytes.toString('hex', i * BYTES_EACH + 8, (i + 1) * BYTES_EACH);
    return [bytes.readDoubleLE(i * BYTES_EACH), hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')];
  });
}

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
  /** The row's version that this process wrote: while it stands there, no other has done anything. */
  let version = '';
  let savedChanges = 0;
  const nowMs = () => performance.now() + aheadMs;

  async function read(tx: Tx) {
    const rows = await tx.$queryRaw<
      Array<{ taken: Uint8Array | null; pausedMs: number | null; nowMs: number }>
    >`
      SELECT CASE WHEN xmin::text <> ${version} THEN taken END AS taken, (extract(epoch FROM "pausedUntil") * 1000)::float8 AS "pausedMs",
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
      if (row.taken !== null) {
        pace.restore(decode(row.taken));
        savedChanges = pace.changes;
      }
      for (const each of gone.splice(0)) pace.note(each);
      pace.pause(row.pausedMs ?? 0);
    },
    async save(tx) {
      if (pace.changes === savedChanges) return;
      const changes = pace.changes;
      const [row] = await tx.$queryRaw<Array<{ version: string }>>`
        UPDATE "ChannelPace" SET taken = ${encode(pace.taken(nowMs()))} WHERE channel = ${channel}
        RETURNING xmin::text AS version`;
      version = row?.version ?? '';
      savedChanges = changes;
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
