import type { NewId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { BusinessDraft } from './draft.ts';
import { traitsOf } from './traits.ts';

/** What a query needs of the turn. */
export type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

/** The person's business as a draft to show or edit; null before registration. */
export async function findBusiness({
  tx,
  personId,
}: Pick<Who, 'tx' | 'personId'>): Promise<BusinessDraft | null> {
  const row = await tx.business.findUnique({
    where: { personId },
    include: { products: { orderBy: { position: 'asc' } }, photos: { orderBy: { position: 'asc' } } },
  });
  if (!row) return null;
  return BusinessDraft.parse({
    name: row.name,
    ownerName: row.ownerName,
    regency: { code: row.regencyCode, name: row.regencyText },
    products: row.products.map(({ name, catalogId, capacityAmount, capacityUnit, capacityPeriod }) => ({
      name,
      catalogId,
      capacity:
        capacityAmount === null
          ? null
          : { amount: capacityAmount, unit: capacityUnit, period: capacityPeriod },
    })),
    nib: row.nib,
    certificates: row.certificates,
    experience: row.experience,
    targetCountries: row.targetCountries,
    ...(row.phone ? { phone: { number: row.phone, provenBy: row.phoneProvenBy } } : {}),
    photos: row.photos.map(({ mediaHash, mimeType, bytes }) => ({ hash: mediaHash, mimeType, bytes })),
  });
}

/**
 * Writes the whole business. One per person: saying "Simpan" twice, by whatever number of updates, registers once.
 * Throws where the draft lacks a required answer, which the flow's steps rule out.
 */
export async function saveBusiness(
  { tx, personId, now }: Who,
  draft: BusinessDraft,
  newId: NewId,
): Promise<void> {
  const { name, ownerName, regency, experience } = draft;
  if (!name || !ownerName || !regency || !experience) throw new Error('the business is not complete');
  const fields = {
    name: personal(name),
    ownerName: personal(ownerName),
    regencyCode: regency.code,
    regencyText: regency.name,
    nib: personal(draft.nib ?? null),
    certificates: draft.certificates,
    experience,
    targetCountries: draft.targetCountries,
    phone: personal(draft.phone?.number ?? null),
    phoneProvenBy: draft.phone?.provenBy ?? null,
    traits: traitsOf(draft),
    updatedAt: now,
  };
  const existing = await tx.business.findUnique({ where: { personId }, select: { id: true } });
  const { id } = await tx.business.upsert({
    where: { personId },
    create: { id: newId(), personId, createdAt: now, ...fields },
    update: fields,
  });
  await tx.product.deleteMany({ where: { businessId: id } });
  await tx.product.createMany({
    data: draft.products.map(({ name, catalogId, capacity }, position) => ({
      id: newId(),
      businessId: id,
      position,
      name,
      catalogId,
      capacityAmount: capacity?.amount ?? null,
      capacityUnit: capacity?.unit ?? null,
      capacityPeriod: capacity?.period ?? null,
    })),
  });
  await tx.productPhoto.deleteMany({ where: { businessId: id } });
  await tx.productPhoto.createMany({
    data: draft.photos.map(({ hash, mimeType, bytes }, position) => ({
      id: newId(),
      businessId: id,
      position,
      mediaHash: hash,
      mimeType,
      bytes,
    })),
  });
  await tx.auditEntry.create({
    data: { id: newId(), at: now, act: existing ? 'business.changed' : 'business.registered' },
  });
}

/** Proof of consent: what was agreed to, when, where (UU 27/2022 art. 22, 24). */
export async function recordConsent(
  { tx, personId, now, chat }: Who & Pick<ChatTurn, 'chat'>,
  version: string,
  newId: NewId,
): Promise<void> {
  const given = await tx.consent.findFirst({
    where: { personId, version, withdrawnAt: null },
    select: { id: true },
  });
  if (given) return;
  await tx.consent.create({
    data: { id: newId(), personId, purpose: 'registration', version, channel: chat.channel, givenAt: now },
  });
}

/** Makes the traits of some businesses anew, in the order of their ids; returns the last id, null when all are done. */
export async function refreshTraits(
  tx: Who['tx'],
  afterId: string | null,
  limit: number,
): Promise<string | null> {
  const rows = await tx.business.findMany({
    ...(afterId ? { where: { id: { gt: afterId } } } : {}),
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, personId: true },
  });
  for (const { id, personId } of rows) {
    const draft = await findBusiness({ tx, personId });
    if (draft) await tx.business.update({ where: { id }, data: { traits: traitsOf(draft) } });
  }
  return rows.length < limit ? null : (rows.at(-1)?.id ?? null);
}
