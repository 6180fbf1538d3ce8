import type { Tx } from '../storage/index.ts';

/**
 * Removes what an account's keys know of somebody, by the digits of their phone number or of their LID: Baileys names
 * sessions, identities, device lists, address mappings and tokens after them. Their next message opens new ones.
 */
export async function forgetContact(tx: Tx, channel: string, users: readonly string[]): Promise<void> {
  const digits = users.filter((user) => /^\d{5,20}$/.test(user));
  if (!digits.length) return;
  await tx.$executeRaw`
    DELETE FROM "AccountKey" WHERE channel = ${channel}
      AND id ~ ${`(^|::)(${digits.join('|')})(_\\d+)?(_reverse)?([.@:]|$)`}`;
}
