import { lookup } from '../kernel/personal.ts';
import type { Tx } from '../storage/index.ts';
import type { GrantedRole } from './roles.ts';

/**
 * Everybody who holds one of these roles, to be told of what concerns it: by invitation, and as admin also by `adminIds`
 * (`ADMIN_IDS`: `channel:id`), for which `isListed` holds: on WhatsApp a number counts only where the channel has proved it.
 * Nobody who never wrote to us. In a fixed order, each once.
 */
export async function personsWithRole(
  tx: Tx,
  roles: readonly GrantedRole[],
  adminIds: readonly string[],
): Promise<string[]> {
  const listed = (roles.includes('admin') ? adminIds : []).map((id) => {
    const [channel = '', ...name] = id.split(':');
    return { channel, name: name.join(':') };
  });
  const elsewhere = listed.filter(({ channel }) => channel !== 'whatsapp');
  const phones = listed.filter(({ channel }) => channel === 'whatsapp').map(({ name }) => lookup(name));
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT "personId" AS id FROM "RoleGrant" WHERE role = ANY(${[...roles]}::text[]) AND "revokedAt" IS NULL
    UNION
    SELECT c."personId" FROM "Chat" c
    JOIN unnest(${elsewhere.map(({ channel }) => channel)}::text[], ${elsewhere.map(({ name }) => name)}::text[])
      AS listed(channel, address) ON c.channel = listed.channel AND c.address = listed.address
    UNION
    SELECT "personId" FROM "Chat" WHERE channel = 'whatsapp' AND "provenPhoneHash" = ANY(${phones}::text[])
    ORDER BY id`;
  return rows.map(({ id }) => id);
}
