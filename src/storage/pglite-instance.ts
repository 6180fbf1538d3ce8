import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

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
 */
class SyncingNodeFs extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = emscriptenOpts.preRun ?? [];
    emscriptenOpts.preRun = [
      ...(Array.isArray(preRun) ? preRun : [preRun]),
      (module: EmscriptenModule) => {
        module.NODEFS.stream_ops.fsync = ({ nfd }) => {
          fsyncSync(nfd);
          return 0;
        };
      },
    ];
    return { emscriptenOpts };
  }
}

/** The part of Emscripten's NODEFS that is patched; `nfd` is the file descriptor of Node. */
interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}
