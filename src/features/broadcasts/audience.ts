import { z } from 'zod';
import { simplify } from '../../language/index.ts';
import { ChannelName } from '../../messages/index.ts';
import type { Words } from '../../words/index.ts';
import { CERTIFICATES, EXPERIENCE } from '../registration/index.ts';
import type { BroadcastParts } from './broadcast-parts.ts';

const AUDIENCE_ROLES = ['owner', 'representative', 'officer'] as const;

/** Whom a broadcast is for: every part narrows it, and within a part any value will do. All empty: everybody. */
export const Audience = z.object({
  roles: z.array(z.enum(AUDIENCE_ROLES)).default([]),
  /** Kemendagri codes, with the name to show. */
  regencies: z.array(z.object({ code: z.string(), name: z.string() })).default([]),
  /** Catalogue ids, with the name as it was said. */
  products: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  certificates: z.array(z.enum(CERTIFICATES)).default([]),
  experience: z.array(z.enum(EXPERIENCE)).default([]),
  channels: z.array(ChannelName).default([]),
  languages: z.array(z.enum(['id', 'en'])).default([]),
  /** Wrote within so many days. */
  activeDays: z.number().int().positive().nullable().default(null),
  /** Got this broadcast, and (where `option` is said) picked this of its choices. */
  got: z
    .object({
      id: z.uuid(),
      number: z.number().int(),
      option: z.number().int().optional(),
      label: z.string().optional(),
    })
    .nullable()
    .default(null),
});
export type Audience = z.infer<typeof Audience>;

const EVERYBODY_ALIASES = new Set(['semua', 'semua orang', 'semuanya', 'all', 'everybody', 'everyone']);
const ROLE_ALIASES = new Map<string, Audience['roles'][number]>(
  Object.entries({
    'pelaku usaha': 'owner',
    umkm: 'owner',
    'pemilik usaha': 'owner',
    terdaftar: 'owner',
    owners: 'owner',
    perwakilan: 'representative',
    representatives: 'representative',
    petugas: 'officer',
    officers: 'officer',
  }),
);
const EXPERIENCE_ALIASES = new Map<string, Audience['experience'][number]>(
  Object.entries({
    'belum ekspor': 'never',
    'belum pernah ekspor': 'never',
    'lewat perantara': 'indirect',
    'ekspor lewat perantara': 'indirect',
    'sudah ekspor': 'direct',
    'ekspor sendiri': 'direct',
    'sudah ekspor sendiri': 'direct',
  }),
);
const LANGUAGE_ALIASES = new Map<string, Audience['languages'][number]>(
  Object.entries({
    'bahasa indonesia': 'id',
    'bahasa inggris': 'en',
    english: 'en',
  }),
);
const CHANNEL_ALIASES = new Map<string, ChannelName>(
  Object.entries({
    whatsapp: 'whatsapp',
    wa: 'whatsapp',
    telegram: 'telegram',
    webchat: 'webchat',
    'obrolan web': 'webchat',
  }),
);
const MAX_DAYS = 3_650;

/** "kepiting di nunukan, whatsapp": each part is looked up; what nobody knows is named in `unknown`. */
export function readAudience(
  { language, regencies }: Pick<BroadcastParts, 'language' | 'regencies'>,
  text: string,
): { audience: Audience; unknown: string[] } {
  const audience = Audience.parse({});
  const unknown: string[] = [];
  const parts = text
    .split(/[,;\n]|(?:^|\s+)(?:dan|and|&|di|in|yang|dengan|with|lewat(?!\s+perantara))\s+/i)
    .map((part) => part.trim())
    .filter(Boolean);
  for (const part of parts) {
    const said = simplify(part);
    if (EVERYBODY_ALIASES.has(said)) continue;
    const role = ROLE_ALIASES.get(said);
    const experience = EXPERIENCE_ALIASES.get(said);
    const tongue = LANGUAGE_ALIASES.get(said);
    const channel = CHANNEL_ALIASES.get(said);
    const days = readDays(said);
    if (role) audience.roles.push(role);
    else if (experience) audience.experience.push(experience);
    else if (tongue) audience.languages.push(tongue);
    else if (channel) audience.channels.push(channel);
    else if (days) audience.activeDays = days;
    else if (!readTraits(part)) unknown.push(part);
  }
  return { audience, unknown };

  function readTraits(part: string): boolean {
    const { ids } = language.matchCertificates(part);
    const certificates = CERTIFICATES.filter((id) => ids.includes(id));
    if (certificates.length) {
      audience.certificates.push(...certificates);
      return true;
    }
    const place = regencies.matchRegency(part);
    if (place.kind === 'exact') {
      audience.regencies.push({ code: place.regency.code, name: place.regency.name });
      return true;
    }
    const products = language
      .splitProducts(part)
      .flatMap(({ name, catalogId }) => (catalogId ? { id: catalogId, name } : []));
    audience.products.push(...products);
    return products.length > 0;
  }
}

/** "aktif 30 hari", "aktif 3 bulan": days; 0 for anything else. */
function readDays(said: string): number {
  const [, amount, unit] =
    /^aktif(?: sejak)? (\d{1,4}) (hari|minggu|bulan|tahun)(?: terakhir)?$/.exec(said) ?? [];
  const length = { hari: 1, minggu: 7, bulan: 30, tahun: 365 }[unit ?? ''] ?? 0;
  return Math.min(MAX_DAYS, Number(amount ?? 0) * length);
}

/** In words: "Nunukan, kepiting bakau, WhatsApp". */
export function describeAudience(audience: Audience, words: Words): string {
  const parts = [
    ...audience.roles.map((role) => words.label(`broadcasts-role-${role}`)),
    ...audience.regencies.map(({ name }) => name),
    ...audience.products.map(({ name }) => name),
    ...audience.certificates.map((id) => words.label(`registration-certificate-${id}`)),
    ...audience.experience.map((id) => words.label(`registration-experience-${id}`)),
    ...audience.channels.map((name) => words.label(`broadcasts-channel-${name}`)),
    ...audience.languages.map((id) => words.label(`broadcasts-language-${id}`)),
    ...(audience.activeDays === null
      ? []
      : [words.label('broadcasts-active', { days: audience.activeDays })]),
    ...(audience.got
      ? [
          words.label(audience.got.label ? 'broadcasts-who-answered' : 'broadcasts-who-got', {
            number: String(audience.got.number),
            label: audience.got.label ?? '',
          }),
        ]
      : []),
  ];
  return parts.join(', ') || words.label('broadcasts-everybody');
}
