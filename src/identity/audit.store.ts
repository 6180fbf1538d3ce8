import type { NewId } from '../kernel/ids.ts';
import type { Prisma, Tx } from '../storage/index.ts';

/** A privileged act: who did what to what. Ids and codes of ours only, never a name, an address or words. */
export interface Act {
  /** Person who acted; null: the command line. */
  actor: string | null;
  act: string;
  subject?: string;
  detail?: Prisma.InputJsonObject;
}

/** Writes an act down; it outlives whoever did it. */
export async function recordAct(tx: Tx, now: Date, newId: NewId, act: Act): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), at: now, ...act } });
}

/** How often something was recorded since `since`: by one person or, with `actor` null, by anybody. */
export async function countActs(tx: Tx, actor: string | null, act: string, since: Date): Promise<number> {
  return tx.auditEntry.count({ where: { act, at: { gt: since }, ...(actor === null ? {} : { actor }) } });
}
