import type { LeadParts } from './lead-parts.ts';

type Naming = Pick<LeadParts, 'knowledge'>;

/** The zone of a representation. */
export function officeZone({ knowledge, timeZone }: LeadParts, office: string | null): string {
  return knowledge.representations.find(({ id }) => id === office)?.timezone ?? timeZone;
}

/** What a representation is called: "ITPC Osaka". */
export function officeName({ knowledge }: Naming, office: string): string {
  return knowledge.representations.find(({ id }) => id === office)?.name ?? office;
}
