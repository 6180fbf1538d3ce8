import type { Act, AnyFlow } from '../../conversation/index.ts';
import type { ChatTurn, TimerJob } from '../../turns/index.ts';
import type { AnswerParts } from './answer-parts.ts';
import { beginFromGap, beginFromTicket, beginNew } from './begin.ts';
import { entryFlow } from './entry.flow.ts';
import { sayWeekly, showGaps, WEEKLY } from './gaps.ts';
import { listReview, onEntry, sayDecided, sayReview } from './review.ts';

export type { AnswerBook, AnswerParts } from './answer-parts.ts';
export { createAnswerBook } from './book.ts';
export { exportAnswers } from './export.ts';
export { gapsJob } from './gaps.ts';
export { faqJobs } from './review.ts';

/** What officers and admins do about answers for everybody. */
export function officerAnswerCommands(parts: AnswerParts): Readonly<Record<string, Act<ChatTurn>>> {
  return {
    faq_new: beginNew,
    faq_make: beginFromTicket,
    faq_review: listReview,
    faq_show: onEntry(parts, 'show'),
    faq_approve: onEntry(parts, 'approve'),
    faq_refuse: onEntry(parts, 'refuse'),
    faq_withdraw: onEntry(parts, 'withdraw'),
    gaps: (turn) => showGaps(parts.knowledge, turn),
    gap: beginFromGap,
  };
}

export function answerFlows(parts: AnswerParts): AnyFlow<ChatTurn>[] {
  return [entryFlow(parts)];
}

/** What is said in a chat unasked, by the timer's name. */
export function answerTimers({ knowledge }: AnswerParts): Readonly<Record<string, TimerJob>> {
  return {
    'faq-review': sayReview,
    'faq-decided': sayDecided,
    [WEEKLY]: (turn, token) => sayWeekly(knowledge, turn, token),
  };
}
