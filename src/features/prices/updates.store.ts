import type { Zone } from '../../kernel/zones.ts';
import type { Tx } from '../../storage/index.ts';

/** A person whose prices are due. */
export interface DuePerson {
  personId: string;
  items: string[];
}

/** The next people of a zone whose subscriptions fall into an hour of a weekday, in the order of their ids. */
export async function readDue(
  tx: Tx,
  when: { zone: Zone; hour: number; day: number },
  afterPerson: string | null,
  limit: number,
): Promise<DuePerson[]> {
  const { zone, hour, day } = when;
  return tx.$queryRaw<DuePerson[]>`
    SELECT "personId", array_agg(item ORDER BY item) AS items FROM "PriceSubscription"
    WHERE zone = ${zone} AND hour = ${hour} AND (days & ${day}) <> 0 AND "pausedAt" IS NULL
      AND "personId" > ${afterPerson ?? '00000000-0000-0000-0000-000000000000'}::uuid
    GROUP BY "personId" ORDER BY "personId" LIMIT ${limit}`;
}
