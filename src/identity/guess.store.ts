import { HOUR } from '../kernel/clock.ts';
import type { Tx } from '../storage/index.ts';
import { countActs } from './audit.store.ts';

/** Wrong codes a person may try within an hour. */
const MAX_WRONG = 5;

/**
 * Whether a person may try another code, having been refused (as `act`) too often or not. Their row is locked until the
 * transaction ends, so that tries in two of their chats at once are counted together.
 */
export async function mayGuess(tx: Tx, personId: string, act: string, now: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
  return (await countActs(tx, personId, act, new Date(now.getTime() - HOUR))) < MAX_WRONG;
}
