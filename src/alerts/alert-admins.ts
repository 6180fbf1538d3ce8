import { personsWithRole } from '../identity/index.ts';
import { after, type Clock, DAY, HOUR } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Storage } from '../storage/index.ts';
import type { AllWords, Words } from '../words/index.ts';
import { pushTo } from './push-to.ts';

/** Tells the administrators of something that needs a person. `key` names the sentence in `locales/`. Never rejects. */
export type AlertAdmins = (key: string, args?: Record<string, string | number>) => Promise<void>;

/**
 * Alerts go through the outbox to every administrator's chat; the same one within an hour is said once, also by several
 * processes. It is logged in any case: an administrator may have no chat yet, or only one on the channel that is down.
 */
export function createAlertAdmins(parts: {
  storage: Storage;
  clock: Clock;
  words: AllWords;
  adminIds: readonly string[];
  log: Log;
}): AlertAdmins {
  const { storage, clock, words, adminIds, log } = parts;
  return async (key, args = {}) => {
    log.error({ alert: key }, 'alert');
    const now = clock.now();
    const hour = Math.floor(now.getTime() / HOUR);
    try {
      await storage.transaction(async (tx) => {
        const admins = await personsWithRole(tx, ['admin'], adminIds);
        const say = (own: Words) => ({ text: own.say(key, args) });
        const push = { words, say, now, expiresAt: after(now, DAY), act: `alert:${key}:${hour}` };
        await pushTo(tx, admins, push, (topic) => storage.wake(tx, topic));
      });
    } catch (err) {
      log.error({ err, alert: key }, 'alert not sent');
    }
  };
}
