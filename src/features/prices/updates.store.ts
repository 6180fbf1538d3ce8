import type { Tx } from '../../storage/index.ts';
import type { Zone } from './values/schedule.ts';

/** A person whose prices are due, with the chat to send them to. */
export interface DuePerson {
  personId: string;
  items: string[];
  language: string;
  /** Null: no chat that wants messages. */
  chatId: string | null;
  channel: string | null;
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
    SELECT due."personId", due.items, p.language, c.id AS "chatId", c.channel FROM (
      SELECT "personId", array_agg(item ORDER BY item) AS items FROM "PriceSubscription"
      WHERE zone = ${zone} AND hour = ${hour} AND (days & ${day}) <> 0 AND "pausedAt" IS NULL
        AND "personId" > ${afterPerson ?? '00000000-0000-0000-0000-000000000000'}::uuid
      GROUP BY "personId" ORDER BY "personId" LIMIT ${limit}) due
    JOIN "Person" p ON p.id = due."personId"
    LEFT JOIN LATERAL (
      SELECT id, channel FROM "Chat" WHERE "personId" = due."personId" AND "stoppedAt" IS NULL AND "unreachableAt" IS NULL
      ORDER BY "lastInboundAt" DESC NULLS LAST, id LIMIT 1) c ON TRUE
    ORDER BY due."personId"`;
}
