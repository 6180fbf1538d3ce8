import type { NewId } from '../../kernel/ids.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

export interface Pair {
  product: string;
  country: string;
}

/** A document to obtain. Its words are in the knowledge base; here is what the owner did about it. */
export interface ChecklistItem {
  position: number;
  documentId: string;
  doneAt: Date | null;
  note: string | null;
}

export interface Checklist extends Pair {
  id: string;
  createdAt: Date;
  items: ChecklistItem[];
}

const WITH_ITEMS = { include: { items: { orderBy: { position: 'asc' } } } } as const;

/**
 * Creates the person's checklist for a pair, or brings it up to the documents that are asked for today: what was ticked or
 * noted stays, as long as its document is still asked for.
 */
export async function saveChecklist(
  who: Who,
  pair: Pair,
  documentIds: readonly string[],
  newId: NewId,
): Promise<Checklist> {
  const { tx, personId, now } = who;
  const { product, country } = pair;
  const before = await findChecklist(who, pair);
  const known = new Map(before?.items.map((item) => [item.documentId, item]));
  const { id } = await tx.checklist.upsert({
    where: { personId_product_country: { personId, product, country } },
    create: { id: newId(), personId, product, country, createdAt: now, updatedAt: now },
    update: { updatedAt: now },
    select: { id: true },
  });
  await tx.checklistItem.deleteMany({ where: { checklistId: id } });
  await tx.checklistItem.createMany({
    data: documentIds.map((documentId, position) => ({
      checklistId: id,
      position,
      documentId,
      doneAt: known.get(documentId)?.doneAt ?? null,
      note: known.get(documentId)?.note ?? null,
    })),
  });
  return tx.checklist.findUniqueOrThrow({ where: { id }, ...WITH_ITEMS });
}

export async function findChecklist(
  { tx, personId }: Who,
  { product, country }: Pair,
): Promise<Checklist | null> {
  return tx.checklist.findUnique({
    where: { personId_product_country: { personId, product, country } },
    ...WITH_ITEMS,
  });
}

/** Newest touched first. */
export async function listChecklists({ tx, personId }: Who): Promise<Checklist[]> {
  return tx.checklist.findMany({
    where: { personId },
    orderBy: { updatedAt: 'desc' },
    take: 20,
    ...WITH_ITEMS,
  });
}

/** Ticks an item, or takes the tick away. Touches nothing where there is no such item. */
export async function tickItem({ tx, now }: Who, list: Checklist, position: number): Promise<void> {
  const item = list.items.find((candidate) => candidate.position === position);
  const where = { checklistId: list.id, position };
  await tx.checklistItem.updateMany({ where, data: { doneAt: item?.doneAt ? null : now } });
  await tx.checklist.update({ where: { id: list.id }, data: { updatedAt: now } });
}

export async function noteItem(
  { tx }: Who,
  list: Checklist,
  position: number,
  note: string | null,
): Promise<void> {
  await tx.checklistItem.updateMany({ where: { checklistId: list.id, position }, data: { note } });
}

export async function deleteChecklist({ tx, personId }: Who, { product, country }: Pair): Promise<void> {
  await tx.checklist.deleteMany({ where: { personId, product, country } });
}
