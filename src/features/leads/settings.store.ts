import type { Tx } from '../../storage/index.ts';
import type { LeadSettings } from './lead-parts.ts';

/** What officers may choose. */
export const CHOSEN = ['approval', 'readAlong'] as const;
export type SettingName = (typeof CHOSEN)[number];

/** What is in force, and who chose it when; `chosen` is null where nobody has: then the environment says. */
export interface Setting {
  on: boolean;
  chosen: { at: Date; by: string | null } | null;
}

/** What is in force now, as this transaction sees it: so all processes see a choice as soon as it is committed. */
export async function readSettings(
  tx: Tx,
  defaults: Pick<LeadSettings, SettingName>,
): Promise<Record<SettingName, Setting>> {
  const rows = await tx.leadSetting.findMany({
    include: {
      author: { include: { chats: { orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } } } } },
    },
  });
  const of = (wanted: SettingName): Setting => {
    const row = rows.find(({ name }) => name === wanted);
    if (!row) return { on: defaults[wanted], chosen: null };
    const by = row.author?.chats.find(({ displayName }) => displayName)?.displayName ?? null;
    return { on: row.on, chosen: { at: row.setAt, by } };
  };
  return { approval: of('approval'), readAlong: of('readAlong') };
}

/** Stores a choice. False where it was chosen so already, perhaps by somebody else at the same moment. */
export async function chooseSetting(
  tx: Tx,
  { name, on }: { name: SettingName; on: boolean },
  { personId, now }: { personId: string; now: Date },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO "LeadSetting" AS s (name, "on", "setAt", "authorId") VALUES (${name}, ${on}, ${now}, ${personId}::uuid)
    ON CONFLICT (name) DO UPDATE SET "on" = EXCLUDED."on", "setAt" = EXCLUDED."setAt", "authorId" = EXCLUDED."authorId"
    WHERE s."on" <> EXCLUDED."on"`;
  return changed === 1;
}

/** How many leads wait for an officer. */
export async function countWaiting(tx: Tx): Promise<number> {
  return tx.lead.count({ where: { state: 'review' } });
}
