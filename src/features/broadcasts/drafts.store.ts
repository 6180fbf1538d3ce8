import type { Tx } from '../../storage/index.ts';
import { Composition } from './composition.ts';

/** An announcement put aside. */
export interface Draft {
  number: number;
  composition: Composition;
  template: boolean;
}

/** Keeps a composition: in the draft it was taken from, where that is still there, else in a new one. Returns its number. */
export async function saveDraft(
  tx: Tx,
  draft: { id: string; number: number | undefined; authorId: string; composition: Composition; now: Date },
): Promise<number> {
  const { id, number, authorId, now } = draft;
  const composition = JSON.parse(JSON.stringify(draft.composition));
  if (number !== undefined) {
    const { count } = await tx.broadcastDraft.updateMany({
      where: { number },
      data: { composition, savedAt: now },
    });
    if (count) return number;
  }
  const row = await tx.broadcastDraft.create({ data: { id, authorId, composition, savedAt: now } });
  return row.number;
}

export async function findDraft(tx: Tx, number: number): Promise<Draft | null> {
  const row = await tx.broadcastDraft.findUnique({ where: { number } });
  return row && { ...row, composition: Composition.parse(row.composition) };
}

/** The newest drafts and templates, newest first. */
export async function listDrafts(tx: Tx, limit: number): Promise<Draft[]> {
  const rows = await tx.broadcastDraft.findMany({ orderBy: { savedAt: 'desc' }, take: limit });
  return rows.map((row) => ({ ...row, composition: Composition.parse(row.composition) }));
}

/** A template stays when it is sent; a draft goes. */
export async function setTemplate(tx: Tx, number: number, template: boolean): Promise<void> {
  await tx.broadcastDraft.updateMany({ where: { number }, data: { template } });
}

/** Forgets a draft; `sent` keeps it where it is a template. */
export async function dropDraft(tx: Tx, number: number, why: 'sent' | 'unwanted'): Promise<void> {
  await tx.broadcastDraft.deleteMany({ where: { number, ...(why === 'sent' ? { template: false } : {}) } });
}
