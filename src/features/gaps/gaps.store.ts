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
export async function listGaps(tx: Tx, limit: number): Promise<GapGroup[]> {
  const rows = await tx.gap.findMany({
    orderBy: { at: 'desc' },
    take: limit,
    select: { at: true, kind: true, text: true, product: true, country: true },
  });
  return groupGaps(rows);
}
