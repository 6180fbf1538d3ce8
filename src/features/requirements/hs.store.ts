import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId'>;

/** Remembers the HS code an owner confirmed for a product of theirs; false where they have no such product. */
export async function keepHsCode({ tx, personId }: Who, catalogId: string, hsCode: string): Promise<boolean> {
  const { count } = await tx.product.updateMany({
    where: { catalogId, business: { personId } },
    data: { hsCode },
  });
  return count > 0;
}

/** The code confirmed for a product, or null. */
export async function readHsCode({ tx, personId }: Who, catalogId: string): Promise<string | null> {
  const product = await tx.product.findFirst({
    where: { catalogId, business: { personId }, hsCode: { not: null } },
    select: { hsCode: true },
  });
  return product?.hsCode ?? null;
}
