import { z } from 'zod';

/** What a person may act as. Everybody is an owner; the others are given by invitation, admin also by `ADMIN_IDS`. */
export const ROLES = ['owner', 'representative', 'officer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The kind of the job that is put when a role is taken away, for features to end what hung on it: `{ personId }`. */
export const ROLE_ENDED = 'role-ended';

export const GRANTED_ROLES = ['representative', 'officer', 'admin'] as const;
export const GrantedRole = z.enum(GRANTED_ROLES);
export type GrantedRole = z.infer<typeof GrantedRole>;

/** Who acts for the centre: prices, leads and announcements are theirs to look after, and trouble with them is theirs to hear of. */
export const OFFICERS = ['officer', 'admin'] as const satisfies readonly GrantedRole[];

export function isOfficer(roles: ReadonlySet<Role>): boolean {
  return OFFICERS.some((role) => roles.has(role));
}

/** Grants as stored, perhaps by a later version that knows more roles: those give nothing here. */
const Grants = z.array(z.object({ role: z.string(), office: z.string().nullable() }));

/** The roles of a person from the grants that stand, and the representation they act for. */
export function rolesOf(
  grants: unknown,
  listedAsAdmin: boolean,
): { roles: ReadonlySet<Role>; office: string | null } {
  const roles = new Set<Role>(['owner']);
  let office: string | null = null;
  for (const grant of Grants.parse(grants)) {
    const role = GrantedRole.safeParse(grant.role).data;
    if (!role) continue;
    roles.add(role);
    if (role === 'representative') office = grant.office;
  }
  if (listedAsAdmin) roles.add('admin');
  return { roles, office };
}

/**
 * Whether `ADMIN_IDS` names this chat. On WhatsApp it names a number, which counts only where the channel has proved it:
 * an address there says nothing about the number (P4, P5).
 */
export function isListed(
  chat: { channel: string; address: string; provenPhone: string | null },
  adminIds: ReadonlySet<string>,
): boolean {
  const name = chat.channel === 'whatsapp' ? chat.provenPhone : chat.address;
  return name !== null && adminIds.has(`${chat.channel}:${name}`);
}
