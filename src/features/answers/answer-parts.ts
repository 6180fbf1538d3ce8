import type { NewId } from '../../kernel/ids.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Tx } from '../../storage/index.ts';

/** The knowledge base with what officers have answered since it was written, as it stands now. */
export interface AnswerBook {
  current(tx: Tx): Promise<Knowledge>;
}

/** What the feature needs of the rest. */
export interface AnswerParts {
  knowledge: Knowledge;
  book: AnswerBook;
  newId: NewId;
  /** `ADMIN_IDS`: admins without a grant. */
  adminIds: readonly string[];
  /** Where a day begins and ends for officers. */
  timeZone: string;
}

/** What questions are about, as the knowledge base sorts them. */
export const TOPICS = ['langkah', 'dokumen', 'kepabeanan', 'bayar', 'pasar'] as const;
