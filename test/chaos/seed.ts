import { randomInt } from 'node:crypto';

/** Before the first worker: one seed for the whole run, said at once so that it is there whatever happens. */
export default function setup(): void {
  process.env.CHAOS_SEED ??= String(randomInt(1, 2 ** 31 - 1));
  process.stdout.write(`CHAOS_SEED=${process.env.CHAOS_SEED}\n`);
}
