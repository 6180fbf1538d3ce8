import { stringify } from 'yaml';
import type { Tx } from '../../storage/index.ts';
import { listApproved } from './entries.store.ts';
import { toOfficersFaq } from './to-knowledge.ts';

/** Everything approved as the text of `knowledge/faq-officers.yaml`. */
export async function exportAnswers(tx: Tx, timeZone: string): Promise<string> {
  return stringify(toOfficersFaq(await listApproved(tx), timeZone), { lineWidth: 120 });
}
