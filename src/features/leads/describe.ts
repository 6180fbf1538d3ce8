import type { Words } from '../../words/index.ts';
import type { Lead, LeadFields } from './lead.ts';
import type { LeadParts } from './lead-parts.ts';
import type { Offer, SupplierSummary } from './matches.store.ts';
import type { Reasons } from './score.ts';

type Naming = Pick<LeadParts, 'knowledge'>;

/** The goods as the catalogue calls them, else as they were written. */
export function productName(
  { knowledge }: Naming,
  lead: Pick<LeadFields, 'product' | 'catalogId'>,
  words: Words,
): string {
  const known = lead.catalogId === null ? undefined : knowledge.products.get(lead.catalogId);
  return known?.name[words.language] ?? lead.product;
}

export function countryName(code: string, words: Words): string {
  return new Intl.DisplayNames([words.language], { type: 'region' }).of(code) ?? code;
}

/** The goods and the country: "Kepiting bakau hidup ke Jepang". */
export function subjectOf(parts: Naming, lead: LeadFields, words: Words): string {
  return words.label('leads-subject', {
    product: productName(parts, lead, words),
    country: countryName(lead.country, words),
  });
}

/** "Peluang 12 · Kepiting bakau ke Jepang" to an owner, "Lead 12 · …" to all others. */
export function titleOf(
  parts: Naming,
  lead: Lead,
  words: Words,
  side: 'owner' | 'author' = 'author',
): string {
  const subject = subjectOf(parts, lead, words);
  return words.label('leads-title', { side, number: String(lead.number), subject });
}

/** "2 ton per bulan"; null where no quantity was told. */
export function amountOf({ quantity, unit, frequency }: LeadFields, words: Words): string | null {
  if (quantity === null) return null;
  const amount = words.label('leads-amount', { amount: quantity, unit: unit ?? 'none' });
  return frequency === null || frequency === 'once'
    ? amount
    : words.label(`leads-every-${frequency}`, { amount });
}

export function priceOf({ priceIdea }: LeadFields, words: Words): string | null {
  if (!priceIdea) return null;
  const money = moneyOf(priceIdea.amount, priceIdea.currency, words);
  return priceIdea.per ? words.label('leads-price-per', { money, unit: priceIdea.per }) : money;
}

/** "US$ 1.200", "Rp 98.000". */
export function moneyOf(amount: number, currency: string, words: Words): string {
  return new Intl.NumberFormat(words.language, {
    style: 'currency',
    currency,
    maximumFractionDigits: amount % 1 === 0 ? 0 : 2,
    minimumFractionDigits: 0,
  }).format(amount);
}

/** "0306.33", as tariffs are written. */
function hsText(hs: string): string {
  const digits = hs.replace(/\D/g, '');
  return digits.length > 4 ? `${digits.slice(0, 4)}.${digits.slice(4)}` : digits;
}

/** The last day on which a lead is open. */
export function lastDay({ expiresAt }: Pick<Lead, 'expiresAt'>): string {
  return new Date(expiresAt.getTime() - 1).toISOString().slice(0, 10);
}

/** A calendar day written out: "15 Januari 2027". */
export function dayText(day: string, words: Words): string {
  return new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A moment with its zone: "Rabu, 25 November 2026 pukul 10.00 WITA". */
export function momentText(moment: Date, zone: string, words: Words): string {
  return new Intl.DateTimeFormat(words.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(moment);
}

export function certificateNames(ids: readonly string[], words: Words): string {
  return ids.map((id) => words.label(`registration-certificate-${id}`)).join(', ');
}

/** What the buyer wants, line by line (markup), without anything that names the buyer; goods and country are in the title. */
export function describeWish(lead: LeadFields, words: Words): string {
  const price = priceOf(lead, words);
  const lines = [
    ...(lead.hs ? [words.markup('leads-line-hs', { hs: hsText(lead.hs) })] : []),
    words.markup('leads-line-amount', { amount: amountOf(lead, words) ?? words.label('leads-unsaid') }),
    ...(lead.certificates.length
      ? [words.markup('leads-line-certificates', { names: certificateNames(lead.certificates, words) })]
      : []),
    ...(lead.deadline ? [words.markup('leads-line-deadline', { day: dayText(lead.deadline, words) })] : []),
    ...(price ? [words.markup('leads-line-price', { price })] : []),
    ...(lead.incoterm ? [words.markup('leads-line-incoterm', { incoterm: lead.incoterm })] : []),
  ];
  return lines.join('\n');
}

/** The same with the buyer's name and contact: for the author and for accepted owners alone. */
export function describeBuyer(lead: LeadFields, words: Words): string {
  const contact = [lead.contactName, lead.contactEmail, lead.contactPhone].filter(Boolean).join(', ');
  return [
    words.markup('leads-line-company', { company: lead.company ?? words.label('leads-unsaid') }),
    words.markup('leads-line-contact', { contact: contact || words.label('leads-unsaid') }),
  ].join('\n');
}

/** Why an owner fits and what is missing (markup). */
export function describeReasons({ fits, lacks }: Reasons, words: Words): string {
  const fit = fits.map((reason) => words.label(`leads-fit-${reason}`)).join(', ');
  const lack = lacks
    .map((one) => {
      if (one.kind === 'certificate') {
        return words.label('leads-lack-certificate', { name: certificateNames([one.certificate], words) });
      }
      return one.kind === 'capacity'
        ? words.label('leads-lack-capacity', { percent: one.percent })
        : words.label('leads-lack-capacity-unknown');
    })
    .join(', ');
  return [
    ...(fit ? [words.markup('leads-fits', { reasons: fit })] : []),
    ...(lack ? [words.markup('leads-lacks', { reasons: lack })] : []),
  ].join('\n');
}

/** An owner as the representative sees them before acceptance: no name, no contact. */
export function describeSupplier(supplier: SupplierSummary | null, reasons: Reasons, words: Words): string {
  if (!supplier) return words.markup('leads-supplier-gone');
  const { monthly } = reasons;
  const lines = [
    words.markup('leads-supplier-place', { place: supplier.regency }),
    words.markup('leads-supplier-capacity', {
      capacity: monthly
        ? words.label(`leads-monthly-${monthly.kind}`, { amount: Math.round(monthly.amount) })
        : words.label('leads-unsaid'),
    }),
    words.markup('leads-supplier-certificates', {
      names: certificateNames(supplier.certificates, words) || words.label('field-none-yet'),
    }),
    words.markup('leads-supplier-experience', {
      experience: words.label(`registration-experience-${supplier.experience}`),
    }),
  ];
  return lines.join('\n');
}

/** What the owner said with "Minat" (markup); empty where nothing. */
export function describeOffer(offer: Offer, words: Words): string {
  const said = [
    offer.priceText && words.markup('leads-offer-price', { text: offer.priceText }),
    offer.quantityText && words.markup('leads-offer-quantity', { text: offer.quantityText }),
    offer.readyText && words.markup('leads-offer-ready', { text: offer.readyText }),
    offer.note && words.markup('leads-offer-note', { text: offer.note }),
  ];
  return said.filter(Boolean).join('\n');
}
