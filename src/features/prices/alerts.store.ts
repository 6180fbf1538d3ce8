import { z } from 'zod';
import type { NewId } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

export const Direction = z.enum(['above', 'below']);
export type Direction = z.infer<typeof Direction>;

export interface Alert {
  item: string;
  series: string;
  direction: Direction;
  threshold: number;
}

export async function saveAlert(
  { tx, personId, now }: Who,
  { item, series, direction, threshold }: Alert,
  armed: boolean,
  newId: NewId,
): Promise<void> {
  const data = { item, threshold, armed, firedAt: null };
  await tx.priceAlert.upsert({
    where: { personId_series_direction: { personId, series, direction } },
    create: { id: newId(), personId, series, direction, ...data, createdAt: now },
    update: data,
  });
}

export async function listAlerts({ tx, personId }: Who): Promise<Alert[]> {
  const rows = await tx.priceAlert.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
  return rows.map(({ item, series, direction, threshold }) => ({
    item,
    series,
    direction: Direction.parse(direction),
    threshold,
  }));
}

/** Narrowed by item, by series and direction, or not at all. Returns how many there were. */
export async function deleteAlerts(
  { tx, personId }: Who,
  which: { items?: readonly string[]; series?: string; direction?: Direction } = {},
): Promise<number> {
  const { items, series, direction } = which;
  const { count } = await tx.priceAlert.deleteMany({
    where: {
      personId,
      ...(items ? { item: { in: [...items] } } : {}),
      ...(series === undefined ? {} : { series }),
      ...(direction === undefined ? {} : { direction }),
    },
  });
  return count;
}

export interface FiredAlert {
  id: string;
  personId: string;
  direction: Direction;
  threshold: number;
}

/** A price must have gone back by this share before its crossing counts again: prices shiver around a round number. */
const HYSTERESIS = 0.02;

/** Alerts of a series that `rupiah` has clearly gone back behind: the next crossing counts again. */
export async function rearmAlerts(tx: Tx, series: string, rupiah: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "PriceAlert" SET armed = TRUE WHERE series = ${series} AND NOT armed AND CASE direction
      WHEN 'above' THEN ${rupiah}::float8 < threshold * ${1 - HYSTERESIS}::float8
      ELSE ${rupiah}::float8 > threshold * ${1 + HYSTERESIS}::float8 END`;
}

/** The next armed alerts of a series that `rupiah` crosses, marked as fired. Empty: no more. */
export async function takeFired(
  tx: Tx,
  series: string,
  rupiah: number,
  now: Date,
  limit: number,
): Promise<FiredAlert[]> {
  const rows = await tx.$queryRaw<Array<Omit<FiredAlert, 'direction'> & { direction: string }>>`
    UPDATE "PriceAlert" SET armed = FALSE, "firedAt" = ${now} WHERE id IN (
      SELECT id FROM "PriceAlert" WHERE series = ${series} AND armed AND CASE direction
        WHEN 'above' THEN ${rupiah}::float8 > threshold ELSE ${rupiah}::float8 < threshold END
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id, "personId", direction, threshold`;
  return rows.map(({ direction, ...row }) => ({ ...row, direction: Direction.parse(direction) }));
}
