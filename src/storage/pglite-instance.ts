import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { exitWith } from '../kernel/cannot-start.ts';
import { DatabasePanicError } from './errors.ts';

/**
 * Starts PGlite on a cluster's directory.
 * @throws DatabasePanicError when its files cannot be read or written. When that happens later, the process ends with it.
 */
export async function startPglite(directory: string): Promise<PGlite> {
  let lastWords = '';
  const panic = (cause?: unknown) =>
    new DatabasePanicError(directory, lastWords || 'it stopped by itself', { cause });
  try {
    return await PGlite.create({
      fs: new SyncingNodeFs(directory, () => exitWith(panic())),
      startParams: START_PARAMS,
      // Only when the directory is empty. 16 MB segments, the default, are most of a small cluster.
      initDbStartParams: ['--wal-segsize=1'],
      onStderr(line) {
        lastWords = LAST_WORDS.exec(line)?.[1] ?? lastWords;
        return true;
      },
    });
  } catch (error) {
    throw lastWords ? panic(error) : error;
  }
}

/** A line of the server's log, whose first words are its moment and process. Other lines can hold what people wrote. */
const LAST_WORDS = /^\S+ \S+ \S+ \[\d+\] (?:FATAL|PANIC): +(.*)/;

/**
 * PGlite's own, without `-F` (no fsync), with the one WAL method that reaches `fsync` below, and with less than the
 * 128 MB of buffers that it reserves: one assistant's tables are small, and it saves as much of the process's memory.
 */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
  // Segments of the log that are done with go instead of being kept for use again: what was erased is still in them.
  '-c',
  'wal_recycle=off',
];

/**
 * PGlite's directory file system makes `fsync` a silent no-op: what was committed would survive a killed process, but
 * not a power cut. This one hands it to the operating system.
 *
 * And where its log, a checkpoint or a flush fails, a server panics and starts again; PGlite comes back from its panic
 * holding the server's locks, and a later statement waits for one in an endless loop that nothing in the process gets out of. So the
 * process ends at the panic: what was not in the log was not acknowledged, and the next start finds all that was.
 */
class SyncingNodeFs extends NodeFS {
  readonly #onPanic: () => never;

  constructor(directory: string, onPanic: () => never) {
    super(directory);
    this.#onPanic = onPanic;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = emscriptenOpts.preRun ?? [];
    emscriptenOpts.preRun = [
      ...(Array.isArray(preRun) ? preRun : [preRun]),
      ({ NODEFS }: EmscriptenModule) => {
        NODEFS.stream_ops.fsync = ({ nfd }) => {
          NODEFS.tryFSOperation(() => fsyncSync(nfd));
          return 0;
        };
      },
    ];
    emscriptenOpts.onAbort = this.#onPanic;
    return { emscriptenOpts };
  }
}

/** The part of Emscripten's module that is patched; `nfd` is an open file's descriptor of Node. */
interface EmscriptenModule {
  NODEFS: {
    stream_ops: { fsync?: (stream: { nfd: number }) => number };
    /** Turns an error of Node into one that the server reads as `errno`. */
    tryFSOperation(operation: () => void): void;
  };
}
