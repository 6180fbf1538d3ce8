import type { PriceItem } from '../../knowledge/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId'>;

/** The items that the owner's registered products are, in their order. */
export async function readOwnItems({ tx, personId }: Who, items: readonly PriceItem[]): Promise<PriceItem[]> {
  const products = await tx.product.findMany({
    where: { business: { personId } },
    select: { catalogId: true },
    orderBy: { position: 'asc' },
  });
  const own = products.flatMap(
    ({ catalogId }) => items.find((item) => item.products.includes(catalogId ?? '')) ?? [],
  );
  return [...new Set(own)];
}

/** The regency the owner registered, for the zone of the clock; null where there is none. */
export async function readRegency({ tx, personId }: Who): Promise<string | null> {
  const business = await tx.business.findUnique({ where: { personId }, select: { regencyCode: true } });
  return business?.regencyCode ?? null;
}
