import { randomUUID } from 'node:crypto';
import { openStorage } from '../../../src/storage/index.ts';

/** Opens the storage of the first argument (JSON), writes people for ever and prints the id of each committed one. */
const storage = await openStorage(JSON.parse(process.argv[2] ?? ''));
const moment = new Date('2025-08-07T00:00:00Z');
for (;;) {
  const id = randomUUID();
  await storage.transaction(async (tx) => {
    await tx.person.create({ data: { id, createdAt: moment, lastSeenAt: moment } });
    await tx.auditEntry.create({ data: { id, at: moment, act: 'test' } });
  });
  process.stdout.write(`${id}\n`);
}
