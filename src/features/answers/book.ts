import { type Knowledge, withOfficersFaq } from '../../knowledge/index.ts';
import type { AnswerBook } from './answer-parts.ts';
import { listApproved, readVersion } from './entries.store.ts';
import { toOfficersFaq } from './to-knowledge.ts';

/**
 * Keeps the knowledge base with the officers' answers in memory, and looks with one small query whether anything has changed:
 * so an approval counts at the next question, in every process.
 */
export function createAnswerBook(knowledge: Knowledge, timeZone: string): AnswerBook {
  let known: { version: string; merged: Knowledge } | null = null;
  return {
    async current(tx) {
      const version = await readVersion(tx);
      if (known?.version === version) return known.merged;
      const merged = withOfficersFaq(knowledge, toOfficersFaq(await listApproved(tx), timeZone));
      // Read after the version: newer than it at most, and then looked at again next time.
      known = { version, merged };
      return merged;
    },
  };
}
