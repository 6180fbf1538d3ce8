import { startPglite } from '../../../src/storage/pglite-instance.ts';

/** The embedded database of a directory and nothing else: what is below the assistant's own memory. */
const pglite = await startPglite(process.argv[2] ?? '');
await pglite.query('SELECT 1');
process.stdout.write('ready\n');
setInterval(() => undefined, 60_000);
