import { OFFICERS, personsWithRole } from '../../identity/index.ts';
import type { NewJob } from '../../jobs/index.ts';
import { after, DAY } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/day.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { firstDigest } from './digest.ts';
import { expiryJobs } from './expiry.ts';
import type { Lead, LeadFields } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import * as store from './leads.store.ts';
import { officeZone } from './office-zone.ts';
import { readSettings } from './settings.store.ts';
import { tell } from './tell.ts';
import { waveJob } from './wave.ts';

/** How long a lead without a deadline stays open. */
export const OPEN_FOR_MS = 30 * DAY;
/** The same buyer asking for the same goods again within this time is probably the same inquiry. */
const DUPLICATE_MS = 7 * DAY;

/** A lead like this one that came in within the week, or null. */
export async function findDuplicate(turn: ChatTurn, fields: LeadFields): Promise<Lead | null> {
  return store.findDuplicate(turn.tx, duplicateKey(fields, turn.personId), after(turn.now, -DUPLICATE_MS));
}

/** Stores a confirmed lead; owners are asked at once, or after an officer has agreed. */
export async function openLead(parts: LeadParts, turn: ChatTurn, fields: LeadFields): Promise<Lead> {
  const { tx, personId, now, office } = turn;
  if (!office) throw new Error('a lead belongs to an office');
  const { approval, readAlong } = await readSettings(tx, parts.settings);
  const lead = await store.insertLead(tx, {
    id: parts.newId(),
    fields,
    office,
    authorId: personId,
    state: approval.on ? 'review' : 'open',
    observed: readAlong.on,
    duplicateKey: duplicateKey(fields, personId),
    expiresAt: expiryOf(fields, now),
    now,
  });
  turn.addJob(firstDigest(parts, { personId, office }, now));
  if (approval.on) {
    for (const officer of await personsWithRole(tx, OFFICERS, parts.adminIds)) {
      turn.addJob(tell(officer, 'lead-news', `review:${lead.id}:${officer}`, now));
    }
  } else for (const job of openingJobs(lead, now)) turn.addJob(job);
  return lead;
}

/** What has to happen once a lead is open: the next wave of owners, its last days, its end. */
export function openingJobs(lead: Pick<Lead, 'id' | 'wave' | 'expiresAt'>, now: Date): NewJob[] {
  return [waveJob(lead.id, lead.wave + 1, now, `:${now.getTime()}`), ...expiryJobs(lead)];
}

/** A lead ends with its deadline's day, or after a month. */
export function expiryOf({ deadline }: Pick<LeadFields, 'deadline'>, now: Date): Date {
  const end = deadline === null ? after(now, OPEN_FOR_MS) : after(new Date(`${deadline}T00:00:00Z`), DAY);
  return end > after(now, DAY) ? end : after(now, DAY);
}

/** Same buyer and goods; where the buyer is not named, the same representative, goods, country and quantity. */
export function duplicateKey(fields: LeadFields, authorId: string): string {
  const goods = fields.catalogId ?? fields.product.toLowerCase();
  const buyer = fields.company
    ?.normalize('NFKD')
    .toLowerCase()
    .replace(/\b(pt|cv|co|ltd|limited|inc|llc|corp|corporation|company|gmbh|sdn|bhd|pte|kk|bv|sa)\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  if (buyer) return `${buyer} ${goods}`;
  return [authorId, goods, fields.country, fields.quantity ?? '', fields.unit ?? ''].join(' ');
}

/** Today where the representative is. */
export function todayAt(parts: LeadParts, turn: ChatTurn): string {
  return dayOf(turn.now, officeZone(parts, turn.office));
}
