import type { NewId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { BusinessDraft } from './draft.ts';
import { traitsOf } from './traits.ts';

/** What a query needs of the turn. */
export type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

/** What the person's business is called by now, which the turn itself may have changed; null before registration. */
export async function findBusinessName({
  tx,
  personId,
}: Pick<Who, 'tx' | 'personId'>): Promise<string | null> {
  const [row] = await tx.$queryRaw<Array<{ name: string }>>`
    SELECT name FROM "Business" WHERE "personId" = ${personId}::uuid`;
  return row?.name ?? null;
}

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
 * Writes the whole business. One per person: saying "Simpan" twice, by whatever number of updates, registers once. `over`: also over
 * one that is there.
 * Throws where the draft lacks a required answer, which the flow's steps rule out.
 */
export async function saveBusiness(
  { tx, personId, now }: Who,
  draft: BusinessDraft,
  newId: NewId,
  { over = true } = {},
): Promise<void> {
  const { name, ownerName, regency, experience } = draft;
  if (!name || !ownerName || !regency || !experience) throw new Error('the business is not complete');
  const id = newId();
  const products = draft.products.map(({ name, catalogId, capacity }, position) => ({
    id: newId(),
    position,
    name,
    catalog_id: catalogId,
    ...capacity,
  }));
  const photos = draft.photos.map(({ hash, mimeType, bytes }, position) => ({
    id: newId(),
    position,
    hash,
    mime_type: mimeType,
    bytes,
  }));
  // One round trip. Parts of a statement do not see each other's rows: photos that stay are updated, not made anew.
  await tx.$executeRaw`
    WITH business AS (
      INSERT INTO "Business" (id, "personId", name, "ownerName", "regencyCode", "regencyText", nib, certificates, experience,
        "targetCountries", phone, "phoneProvenBy", traits, "createdAt", "updatedAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${personal(name)}, ${personal(ownerName)}, ${regency.code}, ${regency.name},
        ${personal(draft.nib ?? null)}, ${draft.certificates}::text[], ${experience}, ${draft.targetCountries}::text[],
        ${personal(draft.phone?.number ?? null)}, ${draft.phone?.provenBy ?? null}, ${traitsOf(draft)}::text[], ${now}, ${now})
      ON CONFLICT ("personId") DO UPDATE SET
        name = EXCLUDED.name, "ownerName" = EXCLUDED."ownerName", "regencyCode" = EXCLUDED."regencyCode",
        "regencyText" = EXCLUDED."regencyText", nib = EXCLUDED.nib, certificates = EXCLUDED.certificates,
        experience = EXCLUDED.experience, "targetCountries" = EXCLUDED."targetCountries", phone = EXCLUDED.phone,
        "phoneProvenBy" = EXCLUDED."phoneProvenBy", traits = EXCLUDED.traits, "updatedAt" = EXCLUDED."updatedAt"
        WHERE ${over}
      RETURNING id
    ), former_products AS (
      DELETE FROM "Product" p USING business b WHERE p."businessId" = b.id
    ), products AS (
      INSERT INTO "Product" (id, "businessId", position, name, "catalogId", "capacityAmount", "capacityUnit", "capacityPeriod")
      SELECT p.id, b.id, p.position, p.name, p.catalog_id, p.amount, p.unit, p.period
      FROM business b, jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
        AS p(id uuid, position int, name text, catalog_id text, amount float8, unit text, period text)
    ), former_photos AS (
      DELETE FROM "ProductPhoto" p USING business b
      WHERE p."businessId" = b.id AND p."mediaHash" <> ALL(${photos.map(({ hash }) => hash)}::text[])
    ), photos AS (
      INSERT INTO "ProductPhoto" (id, "businessId", position, "mediaHash", "mimeType", bytes)
      SELECT p.id, b.id, p.position, p.hash, p.mime_type, p.bytes
      FROM business b, jsonb_to_recordset(${JSON.stringify(photos)}::jsonb)
        AS p(id uuid, position int, hash text, mime_type text, bytes int)
      ON CONFLICT ("businessId", "mediaHash") DO UPDATE SET position = EXCLUDED.position)
    INSERT INTO "AuditEntry" (id, at, act)
    SELECT ${newId()}::uuid, ${now}, CASE WHEN EXISTS (SELECT 1 FROM "Business" WHERE "personId" = ${personId}::uuid)
      THEN 'business.changed' ELSE 'business.registered' END FROM business`;
}

/** Proof of consent: what was agreed to, when, where (UU 27/2022 art. 22, 24). Given once for each version. */
export async function recordConsent(
  { tx, personId, now, chat }: Who & Pick<ChatTurn, 'chat'>,
  version: string,
  newId: NewId,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Consent" (id, "personId", purpose, version, channel, "givenAt")
    SELECT ${newId()}::uuid, ${personId}::uuid, 'registration', ${version}, ${chat.channel}, ${now}
    WHERE NOT EXISTS (
      SELECT 1 FROM "Consent" WHERE "personId" = ${personId}::uuid AND version = ${version} AND "withdrawnAt" IS NULL)`;
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
