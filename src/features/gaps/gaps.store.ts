import { after, DAY } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { type GapGroup, groupGaps } from './group.ts';
import { maskPersonal } from './mask.ts';

export type GapKind = 'not-understood' | 'no-data' | 'unhelpful';

export interface Gap {
  kind: GapKind;
  text: string;
  intent?: string | null;
  product?: string | null;
  country?: string | null;
}

/** What officers are shown was asked within so long: what nobody asks any more is no gap. */
const SHOWN_MS = 90 * DAY;
/** Rows looked at for grouping: weeks of a busy assistant. */
const LOOKED_AT = 5_000;
const SELECTED = { id: true, at: true, kind: true, text: true, product: true, country: true } as const;

/** Keeps a question that went unanswered, without whoever asked it. */
export async function recordGap(
  { tx, now }: Pick<ChatTurn, 'tx' | 'now'>,
  gap: Gap,
  newId: NewId,
): Promise<void> {
  const text = maskPersonal(gap.text);
  const { kind, intent = null, product = null, country = null } = gap;
  await tx.gap.create({ data: { id: newId(), at: now, kind, text, intent, product, country } });
}

/** The newest gaps, grouped. */
export async function listGaps(tx: Tx, limit: number): Promise<Array<Omit<GapGroup, 'ids'>>> {
  const rows = await tx.gap.findMany({ orderBy: { at: 'desc' }, take: limit, select: SELECTED });
  return groupGaps(rows).map(({ ids: _ids, ...group }) => group);
}

/** Groups that no officer has written an answer for, the most frequent first. */
export async function listOpenGroups(tx: Tx, now: Date, most: number): Promise<GapGroup[]> {
  return (await openGroups(tx, now)).slice(0, most);
}

/** The open group that a gap belongs to, by the gap's id without its hyphens. */
export async function findGroup(tx: Tx, compactId: string, now: Date): Promise<GapGroup | null> {
  const groups = await openGroups(tx, now);
  return groups.find(({ ids }) => ids.some((id) => id.replaceAll('-', '') === compactId)) ?? null;
}

/** Notes which answer was written for these gaps, and for all others that were asked in the same words. */
export async function markAnswered(
  tx: Tx,
  { ids, texts }: { ids: readonly string[]; texts: readonly string[] },
  entryId: string,
): Promise<void> {
  const where = { entryId: null, OR: [{ id: { in: [...ids] } }, { text: { in: [...texts] } }] };
  await tx.gap.updateMany({ where, data: { entryId } });
}

/** Gaps whose answer was refused or taken back are open again. */
export async function reopenGaps(tx: Tx, entryId: string): Promise<void> {
  await tx.gap.updateMany({ where: { entryId }, data: { entryId: null } });
}

async function openGroups(tx: Tx, now: Date): Promise<GapGroup[]> {
  const rows = await tx.gap.findMany({
    where: { entryId: null, at: { gte: after(now, -SHOWN_MS) } },
    orderBy: { at: 'desc' },
    take: LOOKED_AT,
    select: SELECTED,
  });
  return groupGaps(rows);
}
