import { z } from 'zod';
import { pushTo } from '../../alerts/index.ts';
import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import type { JobHandler, NewJob } from '../../jobs/index.ts';
import { parseMarkup, type Reply } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import { countAudience } from './audience.store.ts';
import type { BroadcastParts } from './broadcast-parts.ts';
import { findBroadcastById } from './broadcasts.store.ts';
import { sayDryRun, sayStanding } from './say.ts';
import { countStanding } from './standing.store.ts';

const Payload = z.object({ id: z.uuid() });

/** The report to whoever sent it; once for each time it came to its end. */
export function doneJob(id: string, now: Date): NewJob {
  return {
    key: `broadcast-done:${id}:${now.toISOString()}`,
    kind: 'broadcast-done',
    payload: { id },
    dueAt: now,
  };
}

/** A broadcast that waits for a second officer is shown to all others. */
export function reviewJob(id: string, now: Date): NewJob {
  return { key: `broadcast-review:${id}`, kind: 'broadcast-review', payload: { id }, dueAt: now };
}

export function tellJobs(parts: BroadcastParts): Readonly<Record<string, JobHandler>> {
  const { words } = parts;
  return {
    'broadcast-done': async ({ tx, now, wake }, payload) => {
      const { id } = Payload.parse(payload);
      const broadcast = await findBroadcastById(tx, id);
      if (!broadcast?.authorId) return;
      const standing = await countStanding(tx, id, now);
      const say = (own: Words) => sayStanding(broadcast, standing, own, 'broadcasts-report');
      await pushTo(tx, [broadcast.authorId], { words, say, now }, wake);
    },
    'broadcast-review': async ({ tx, now, wake }, payload) => {
      const { id } = Payload.parse(payload);
      const broadcast = await findBroadcastById(tx, id);
      if (broadcast?.state !== 'review') return;
      const officers = await personsWithRole(tx, OFFICERS, parts.adminIds);
      const count = await countAudience(tx, broadcast.composition.audience, now, parts.timeZone);
      const standing = await countStanding(tx, id, now);
      const say = (own: Words): Reply => {
        const content = broadcast.content[own.language];
        const heading = own.markup('broadcasts-review', { number: String(broadcast.number) });
        return {
          ...content,
          text: [...parseMarkup(`${heading}\n\n${sayDryRun(parts, own, count)}`), ...content.text],
          choices: sayStanding(broadcast, standing, own).choices,
        };
      };
      const others = officers.filter((personId) => personId !== broadcast.authorId);
      await pushTo(tx, others, { words, say, now }, wake);
    },
  };
}
