import type { Tx } from '../../storage/index.ts';

/** Who looks after prices: everybody with a standing grant as officer or admin. */
export async function readOfficers(tx: Tx): Promise<string[]> {
  const rows = await tx.roleGrant.findMany({
    where: { role: { in: ['officer', 'admin'] }, revokedAt: null },
    select: { personId: true },
    distinct: ['personId'],
  });
  return rows.map(({ personId }) => personId);
}
