import { best, doubtOf, type Scored } from './best.ts';
import type { FoundDate } from './date-words.ts';
import type { Document } from './document.ts';

const LABELLED: Readonly<Record<string, number>> = {
  deadline: 14,
  delivery: 6,
  sender: -20,
  subject: 0,
  frequency: 0,
  quantity: 0,
};
/** What follows a span that counts from an event we do not know ("within 30 days after deposit"). */
const AFTER_EVENT = /^(?:after|setelah|sesudah|sejak|from|of|upon|following)$/;

/**
 * The day an answer or the goods are due. A day for the answer goes before one for the goods, since the first is what a
 * supplier must keep; dates of meetings, letters, validity and payment are none.
 */
export function findDeadline(document: Document, dates: readonly FoundDate[], today: string): string | null {
  const readings = dates.map(
    (date): Scored<string> => ({ value: date.date, score: scoreOf(document, date, today) }),
  );
  return best(readings, 3)?.value ?? null;
}

function scoreOf(document: Document, { date, from, to, kind }: FoundDate, today: string): number {
  const label = document.fieldAt(from);
  const due = document.before('due', from) <= 3 || document.after('due', to) <= 2;
  const reply = document.before('reply', from) <= 9 || document.after('reply', to) <= 4;
  const ship = document.before('ship', from) <= 6 || document.after('ship', to) <= 1;
  const past = document.before('past', from) <= 3 || (document.after('past', to) <= 1 && !due);
  const terms = document.before('terms', from) <= 4 || document.after('terms', to) <= 1;
  const event = kind === 'span' && AFTER_EVENT.test(document.pieces[to]?.text ?? '');
  return (
    { day: 1, month: 0, span: 3, loose: 0 }[kind] +
    (label === null ? 0 : (LABELLED[label] ?? -8)) +
    (due ? 6 : 0) +
    (reply ? 3 : 0) +
    (ship ? 3 : 0) +
    (document.before('seek', from) <= 5 ? 2 : 0) -
    (past && !(due && label !== null) ? 7 : 0) -
    (terms && label !== 'deadline' ? 10 : 0) -
    (event && label !== 'deadline' ? 8 : 0) -
    (date < today ? 20 : 0) -
    doubtOf(document.zoneAt(from))
  );
}
