import { z } from 'zod';
import type { NewId } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/index.ts';

export const INCIDENT_KINDS = ['down', 'shape', 'late', 'out-of-band'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface Incident {
  source: string;
  series: string | null;
  kind: IncidentKind;
  /** For officers; a code and numbers, never a person's words. */
  detail: string;
  held?: object;
}

const StoredKind = z.enum(INCIDENT_KINDS);

/** Notes what went wrong. An incident that is still open counts up; returns whether it is new. */
export async function raiseIncident(tx: Tx, incident: Incident, now: Date, newId: NewId): Promise<boolean> {
  const { source, series, kind, detail, held } = incident;
  const open = await tx.priceIncident.updateMany({
    where: { source, series, kind, resolvedAt: null },
    data: { count: { increment: 1 }, lastAt: now, detail, ...(held ? { held } : {}) },
  });
  if (open.count) return false;
  const data = {
    id: newId(),
    source,
    series,
    kind,
    detail,
    ...(held ? { held } : {}),
    firstAt: now,
    lastAt: now,
  };
  await tx.priceIncident.create({ data });
  return true;
}

/** What is well again. Without `series`, incidents of the source as a whole. */
export async function resolveIncidents(
  tx: Tx,
  {
    source,
    series = null,
    kinds,
  }: { source: string; series?: string | null; kinds: readonly IncidentKind[] },
  now: Date,
): Promise<void> {
  await tx.priceIncident.updateMany({
    where: { source, series, kind: { in: [...kinds] }, resolvedAt: null },
    data: { resolvedAt: now },
  });
}

export async function openIncidents(
  tx: Tx,
): Promise<Array<Omit<Incident, 'held'> & { count: number; firstAt: Date; lastAt: Date }>> {
  const rows = await tx.priceIncident.findMany({
    where: { resolvedAt: null },
    select: {
      source: true,
      series: true,
      kind: true,
      detail: true,
      count: true,
      firstAt: true,
      lastAt: true,
    },
    orderBy: { firstAt: 'asc' },
    take: 50,
  });
  return rows.map((row) => ({ ...row, kind: StoredKind.parse(row.kind) }));
}

/** Open incidents that officers have not been told of, marked as told. One failed try is not worth a message. */
export async function takeUntold(tx: Tx, now: Date): Promise<Array<Omit<Incident, 'held'> & { id: string }>> {
  const rows = await tx.priceIncident.findMany({
    where: {
      toldAt: null,
      resolvedAt: null,
      OR: [{ kind: { not: 'down' } }, { count: { gte: 2 } }],
    },
    select: { id: true, source: true, series: true, kind: true, detail: true },
    orderBy: { firstAt: 'asc' },
    take: 20,
  });
  await tx.priceIncident.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { toldAt: now },
  });
  return rows.map((row) => ({ ...row, kind: StoredKind.parse(row.kind) }));
}
