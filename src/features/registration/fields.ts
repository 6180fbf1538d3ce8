import type { Words } from '../../words/index.ts';
import type { BusinessDraft } from './draft.ts';
import { formatPhone } from './format-phone.ts';

/** A line of the summary and of the profile, and the step that changes it. */
export interface Field {
  id: string;
  step: string;
  value(draft: BusinessDraft, words: Words): string;
}

/** In the order in which they are asked. `id` completes the key of its label: `field-<id>`. */
export const FIELDS: readonly Field[] = [
  { id: 'name', step: 'business-name', value: ({ name }, words) => name ?? words.label('field-empty') },
  {
    id: 'owner',
    step: 'owner-name',
    value: ({ ownerName }, words) => ownerName ?? words.label('field-empty'),
  },
  {
    id: 'regency',
    step: 'regency',
    value: ({ regency }, words) => regency?.name ?? words.label('field-empty'),
  },
  {
    id: 'products',
    step: 'products',
    value: (draft, words) =>
      listOr(
        draft.products.map(({ name }) => name),
        words,
      ),
  },
  { id: 'capacity', step: 'capacity-anew', value: capacities },
  { id: 'nib', step: 'nib', value: ({ nib }, words) => nib ?? words.label('field-none-yet') },
  {
    id: 'certificates',
    step: 'certificates',
    value: ({ certificates }, words) =>
      certificates.map((id) => words.label(`registration-certificate-${id}`)).join(', ') ||
      words.label('field-none-yet'),
  },
  {
    id: 'experience',
    step: 'experience',
    value: ({ experience }, words) =>
      experience ? words.label(`registration-experience-${experience}`) : words.label('field-empty'),
  },
  {
    id: 'countries',
    step: 'countries',
    value: ({ targetCountries }, words) =>
      listOr(
        targetCountries.map((code) => countryName(code, words)),
        words,
      ),
  },
  {
    id: 'phone',
    step: 'phone',
    value: ({ phone }, words) => (phone ? formatPhone(phone.number) : words.label('field-empty')),
  },
  {
    id: 'photos',
    step: 'photos',
    value: ({ photos }, words) => words.label('field-photo-count', { count: photos.length }),
  },
];

/** All fields as markup lines: `*Nama usaha*: …`. */
export function describeBusiness(draft: BusinessDraft, words: Words): string {
  return FIELDS.map(({ id, value }) =>
    words.markup('field-line', { label: words.label(`field-${id}`), value: value(draft, words) }),
  ).join('\n');
}

function capacities({ products }: BusinessDraft, words: Words): string {
  const known = products.flatMap(({ name, capacity }) => {
    if (!capacity) return [];
    const amount = words.label('registration-amount', { amount: capacity.amount, unit: capacity.unit });
    const period = words.label(`registration-per-${capacity.period}`);
    return [`${name} ${amount}${period}`];
  });
  return listOr(known, words);
}

function listOr(values: readonly string[], words: Words): string {
  return values.length ? values.join(', ') : words.label('field-empty');
}

function countryName(code: string, words: Words): string {
  if (code === 'EU') return words.label('field-european-union');
  return new Intl.DisplayNames([words.language], { type: 'region' }).of(code) ?? code;
}
