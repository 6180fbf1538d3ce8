import type { Tx } from '../storage/index.ts';
import type { GrantedRole } from './roles.ts';

/** Everybody who holds a role by invitation, to be told of what concerns it. */
export async function personsWithRole(tx: Tx, role: GrantedRole): Promise<string[]> {
  const rows = await tx.roleGrant.findMany({
    where: { role, revokedAt: null },
    select: { personId: true },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
  });
  return rows.map(({ personId }) => personId);
}
