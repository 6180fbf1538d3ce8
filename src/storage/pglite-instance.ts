import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { exitWith } from '../kernel/cannot-start.ts';
import { DiskFullError } from './errors.ts';

/** Starts PGlite on a cluster's directory. */
export async function startPglite(directory: string): Promise<PGlite> {
  return PGlite.create({
    fs: new SyncingNodeFs(directory),
    startParams: START_PARAMS,
    // Only when the directory is empty. 16 MB segments, the default, are most of a small cluster.
    initDbStartParams: ['--wal-segsize=1'],
  });
}

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
 * And where the log cannot be written, or anything flushed, a server panics and starts again; PGlite comes back from its panic holding the
 * log's lock, and the next commit waits for it in an endless loop that nothing in the process gets out of. So the
 * process ends before that: what was not in the log was not acknowledged, and the next start finds all that was.
 */
class SyncingNodeFs extends NodeFS {
  readonly #directory: string;

  constructor(directory: string) {
    super(directory);
    this.#directory = directory;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = emscriptenOpts.preRun ?? [];
    emscriptenOpts.preRun = [
      ...(Array.isArray(preRun) ? preRun : [preRun]),
      ({ NODEFS: { stream_ops: operations } }: EmscriptenModule) => {
        const { write } = operations;
        operations.write = (stream, ...what) => {
          try {
            return write(stream, ...what);
          } catch (error) {
            if (stream.node.parent.name !== LOG_FOLDER) throw error;
            return this.#end(error);
          }
        };
        operations.fsync = ({ nfd }) => {
          try {
            fsyncSync(nfd);
            return 0;
          } catch (error) {
            return this.#end(error);
          }
        };
      },
    ];
    return { emscriptenOpts };
  }

  #end(cause: unknown): never {
    exitWith(new DiskFullError(this.#directory, { cause }));
  }
}

const LOG_FOLDER = 'pg_wal';

/** An open file: `nfd` is its descriptor of Node. */
interface Stream {
  nfd: number;
  node: { parent: { name: string } };
}

/** The part of Emscripten's NODEFS that is patched. */
interface EmscriptenModule {
  NODEFS: {
    stream_ops: {
      fsync?: (stream: Stream) => number;
      write(stream: Stream, ...what: unknown[]): number;
    };
  };
}
