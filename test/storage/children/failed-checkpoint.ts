import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage } from '../../../src/storage/index.ts';

/** Opens the storage of the first argument (JSON), writes one person, and then a checkpoint that finds a folder in a file's place. */
const config = JSON.parse(process.argv[2] ?? '');
const storage = await openStorage(config);
const moment = new Date('2025-08-07T00:00:00Z');
await storage.db.person.create({ data: { id: randomUUID(), createdAt: moment, lastSeenAt: moment } });
mkdirSync(join(config.dataDir, 'pglite', 'pg_logical', 'replorigin_checkpoint.tmp'));
await storage.db.$executeRaw`CHECKPOINT`.catch(() => undefined);
// A statement that waits for the panic's locks would never let go of the process.
await storage.db.person.count();
process.stdout.write('went on after a panic\n');
