import { after, type Clock, DAY } from '../kernel/clock.ts';
import type { Storage } from '../storage/index.ts';
import { isReferenced } from './media.store.ts';
import type { MediaStore } from './media-store.ts';

/** A file younger than this may belong to a turn that has not committed yet. */
const YOUNGEST_MS = DAY;

/** Removes files that nothing refers to any more. Returns how many. */
export async function sweepMedia(media: MediaStore, storage: Storage, clock: Clock): Promise<number> {
  let removed = 0;
  for (const hash of await media.olderThan(after(clock.now(), -YOUNGEST_MS))) {
    if (await isReferenced(storage.db, hash)) continue;
    await media.remove(hash);
    removed += 1;
  }
  return removed;
}
