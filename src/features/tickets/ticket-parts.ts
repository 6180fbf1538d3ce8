import type { NewId } from '../../kernel/ids.ts';
import type { OpeningHours } from '../../kernel/opening-hours.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Tx } from '../../storage/index.ts';

/** How questions are handed over here, from the environment. */
export interface TicketSettings {
  /** When officers are there. */
  hours: OpeningHours;
  /** Office hours after which a ticket that nobody took is offered again, and told to admins as well. */
  reofferMs: number;
  escalateMs: number;
}

/** What the feature needs of the rest. */
export interface TicketParts {
  /** The knowledge base with what officers have answered since it was written. */
  book: { current(tx: Tx): Promise<Pick<Knowledge, 'faq' | 'products' | 'countries'>> };
  newId: NewId;
  /** `ADMIN_IDS`: admins without a grant. */
  adminIds: readonly string[];
  tickets: TicketSettings;
}
