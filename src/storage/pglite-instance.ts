import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** Starts PGlite on a directory, creating the cluster when it is empty. */
export async function startPglite(directory: string): Promise<PGlite> {
  return PGlite.create({
    fs: new SyncingNodeFs(directory),
    startParams: START_PARAMS,
    initDbStartParams: ['--wal-segsize=1'],
  });
}

/** PGlite's own, without `-F` (no fsync), and with the one WAL method that reaches `fsync` below. */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
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
