import { z } from 'zod';
import { ZONES, type Zone } from '../../kernel/zones.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

export interface Subscription {
  item: string;
  days: number;
  hour: number;
  zone: Zone;
  paused: boolean;
}

const StoredZone = z.enum(Object.values(ZONES)).catch(ZONES.WITA);

/** One row an item: asked for again, its time is changed. A person has one clock, so the zone changes for all. */
export async function saveSubscriptions(
  { tx, personId, now }: Who,
  items: readonly string[],
  when: { days: number; hour: number; zone: Zone },
): Promise<void> {
  for (const item of items) {
    const data = { ...when, pausedAt: null };
    await tx.priceSubscription.upsert({
      where: { personId_item: { personId, item } },
      create: { personId, item, ...data, createdAt: now },
      update: data,
    });
  }
  await tx.priceSubscription.updateMany({ where: { personId }, data: { zone: when.zone } });
}

export async function listSubscriptions({ tx, personId }: Who): Promise<Subscription[]> {
  const rows = await tx.priceSubscription.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'asc' }, { item: 'asc' }],
  });
  return rows.map(({ item, days, hour, zone, pausedAt }) => ({
    item,
    days,
    hour,
    zone: StoredZone.parse(zone),
    paused: pausedAt !== null,
  }));
}

export async function pauseSubscriptions({ tx, personId, now }: Who, paused: boolean): Promise<void> {
  await tx.priceSubscription.updateMany({ where: { personId }, data: { pausedAt: paused ? now : null } });
}

/** Without items: all of them. Returns how many there were. */
export async function deleteSubscriptions({ tx, personId }: Who, items?: readonly string[]): Promise<number> {
  const { count } = await tx.priceSubscription.deleteMany({
    where: { personId, ...(items ? { item: { in: [...items] } } : {}) },
  });
  return count;
}
