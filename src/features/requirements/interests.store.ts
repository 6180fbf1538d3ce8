import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId'>;

/** What the owner makes (catalogue ids) and where they want to sell, to offer the likely answers first. */
export async function readInterests({
  tx,
  personId,
}: Who): Promise<{ products: string[]; countries: string[] }> {
  const business = await tx.business.findUnique({
    where: { personId },
    select: {
      targetCountries: true,
      products: { select: { catalogId: true }, orderBy: { position: 'asc' } },
    },
  });
  return {
    products: business?.products.flatMap(({ catalogId }) => catalogId ?? []) ?? [],
    countries: business?.targetCountries ?? [],
  };
}
