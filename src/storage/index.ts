export { isOutOfRoom, MigrationError, StorageInUseError } from './errors.ts';
export { Prisma, type PrismaClient } from './generated/client.ts';
export { openStorage, type StorageConfig } from './open-storage.ts';
export { countStale, sealAnew } from './personal.store.ts';
export type { Storage, StorageLog, TransactionOptions, Tx, WakeTopic } from './storage.ts';
export { waking } from './wake-hub.ts';
