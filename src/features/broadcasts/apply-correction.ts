import type { Tx } from '../../storage/index.ts';
import * as store from './broadcasts.store.ts';
import { fixCorrected, rewriteQueued } from './corrections.store.ts';

/** What is not out yet is corrected at once; whom the rest concerns is written down. */
export async function applyCorrection(
  tx: Tx,
  correction: store.StoredBroadcast,
  original: store.StoredBroadcast,
  now: Date,
): Promise<void> {
  if (correction.act === 'edit') {
    await store.rewriteBroadcast(tx, original.id, correction.composition, correction.content);
    await rewriteQueued(tx, original.id);
  } else {
    await store.moveBroadcast(tx, original.id, ['sending', 'paused', 'scheduled'], 'cancelled', {
      finishedAt: now,
    });
    await store.recallQueued(tx, original.id, 'queued');
  }
  await fixCorrected(tx, correction.id, original.id);
}
