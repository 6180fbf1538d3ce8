import { setFlagsFromString } from 'node:v8';

/**
 * For a process that is to be up quickly and small, before it loads the embedded database. V8 compiles WebAssembly quickly first and
 * again, better, what is called often: one function of PostgreSQL takes 600 MB and half a second of that at every start. Without, bulk
 * statements take half as long again, and a turn a twentieth (docs/performance.md, "Start").
 */
export function keepFirstCompilation(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
