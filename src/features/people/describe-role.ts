import { GRANTED_ROLES, type GrantedRole, type Role } from '../../identity/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Words } from '../../words/index.ts';
import type { Post } from './people.store.ts';

/**
 * What each role can do now, as keys of one line each: read to whoever is welcomed, and to whoever asks for their role. A
 * feature that gives a role something to do adds its line here, and its choice to the menu.
 */
const DUTIES: Readonly<Record<GrantedRole, readonly string[]>> = {
  representative: [
    'people-can-leads',
    'people-can-lead-table',
    'people-can-requirements',
    'people-can-my-role',
  ],
  officer: [
    'people-can-queue',
    'people-can-answers',
    'people-can-review',
    'people-can-lead-settings',
    'people-can-statistics',
    'people-can-centre',
    'people-can-broadcasts',
    'people-can-requirements',
    'people-can-my-role',
  ],
  admin: [
    'people-can-invite',
    'people-can-roles',
    'people-can-queue',
    'people-can-answers',
    'people-can-lead-settings',
    'people-can-centre',
    'people-can-broadcasts',
  ],
};

/** "perwakilan ITPC Osaka", "petugas", "admin". */
export function nameOfPost({ role, office }: Post, knowledge: Knowledge, words: Words): string {
  const found = knowledge.representations.find(({ id }) => id === office);
  return words.label(`people-role-${role}`, { office: found?.name ?? office ?? '' });
}

/** The lines of what these roles can do, as markup. */
export function duties(roles: ReadonlySet<Role>, words: Words): string {
  const keys = GRANTED_ROLES.filter((role) => roles.has(role)).flatMap((role) => DUTIES[role]);
  return [...new Set(keys)].map((key) => `- ${words.markup(key)}`).join('\n');
}
