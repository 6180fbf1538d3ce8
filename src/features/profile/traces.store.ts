import { isDeepStrictEqual } from 'node:util';
import { lookup } from '../../kernel/personal.ts';
import { Prisma } from '../../storage/index.ts';
import type { ChatTurn } from '../../turns/index.ts';
import { searchPatterns, type Traces, withoutTraces } from './traces.ts';

type Who = Pick<ChatTurn, 'tx' | 'personId' | 'now'>;

/** Traces of a person, and who besides officers may have been told of them. */
export interface Findings extends Traces {
  /** Places on the map that were passed on, as stored. */
  places: readonly unknown[];
  partners: readonly string[];
}

/** Reads what will be searched for once it is erased: to be called before anything is. */
export async function collectTraces({ tx, personId }: Who): Promise<Findings> {
  const chats = await tx.chat.findMany({
    where: { personId },
    select: { address: true, displayName: true, provenPhone: true, aliases: { select: { address: true } } },
  });
  const business = await tx.business.findUnique({
    where: { personId },
    select: { name: true, ownerName: true, phone: true, nib: true, photos: { select: { mediaHash: true } } },
  });
  const leads = await tx.lead.findMany({
    where: { authorId: personId },
    select: {
      company: true,
      contactName: true,
      contactEmail: true,
      contactPhone: true,
      matches: { select: { personId: true } },
    },
  });
  const matches = await tx.leadMatch.findMany({
    where: { personId },
    select: {
      priceText: true,
      quantityText: true,
      readyText: true,
      note: true,
      lead: { select: { authorId: true } },
    },
  });
  const said = await tx.leadMessage.findMany({ where: { personId }, select: { text: true, file: true } });
  const received = await tx.$queryRaw<Array<{ hash: string }>>`
    SELECT DISTINCT m.content->'media'->'stored'->>'hash' AS hash
    FROM "InboxMessage" m JOIN "Chat" c ON c.id = m."chatId"
    WHERE c."personId" = ${personId}::uuid AND m.content->'media'->'stored'->>'hash' IS NOT NULL`;
  const passedOn = said.flatMap(({ file }) => (isObject(file) ? [file] : []));
  return {
    names: present(
      ...chats.map(({ displayName }) => displayName),
      business?.name,
      business?.ownerName,
      ...leads.flatMap(({ company, contactName }) => [company, contactName]),
    ),
    phones: present(
      ...chats.map(({ provenPhone }) => provenPhone),
      business?.phone,
      ...leads.map(({ contactPhone }) => contactPhone),
    ),
    tokens: present(
      ...chats.flatMap(({ address, aliases }) => [address, ...aliases.map((alias) => alias.address)]),
      business?.nib,
      ...leads.map(({ contactEmail }) => contactEmail),
    ),
    texts: present(
      ...said.map(({ text }) => text),
      ...matches.flatMap(({ priceText, quantityText, readyText, note }) => [
        priceText,
        quantityText,
        readyText,
        note,
      ]),
    ),
    files: [
      ...new Set([
        ...(business?.photos.map(({ mediaHash }) => mediaHash) ?? []),
        ...received.map(({ hash }) => hash),
        ...passedOn.flatMap((file) => ('hash' in file ? [String(file.hash)] : [])),
      ]),
    ],
    places: passedOn.filter((file) => !('hash' in file)),
    partners: present(
      ...leads.flatMap(({ matches: asked }) => asked.map((match) => match.personId)),
      ...matches.map(({ lead }) => lead.authorId),
    ),
  };
}

/**
 * Blots a person out of what others were told and wrote: in the messages and forms of officers, representatives and
 * admins, past and present, and of those they dealt with over leads. Owners hear of nobody else. What others have on their
 * phones stays there.
 */
export async function blotOut(
  { tx, personId }: Who,
  found: Findings,
  adminIds: readonly string[],
): Promise<void> {
  const chats = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT c.id FROM "Chat" c WHERE c."personId" <> ${personId}::uuid AND (
      EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."personId" = c."personId")
      OR c.channel || ':' || c.address = ANY(${[...adminIds]}::text[])
      OR (c.channel = 'whatsapp' AND c."provenPhoneHash" = ANY(${phonesOf(adminIds)}::text[]))
      OR c."personId" = ANY(${[...found.partners]}::uuid[]))`;
  const among = Prisma.sql`ANY(${chats.map(({ id }) => id)}::uuid[])`;
  const pattern = searchPatterns(found).join('|') || '(?!)';
  const named = (json: Prisma.Sql) => Prisma.sql`${json}::text ~* ${pattern}`;

  const sent = await tx.$queryRaw<Array<{ seq: bigint; content: unknown }>>`
    SELECT seq, content FROM "OutboxMessage" WHERE "chatId" = ${among} AND (
      ${named(Prisma.sql`content`)} OR content->'attachment'->>'hash' = ANY(${[...found.files]}::text[])
      OR content->'attachment' @> ANY(${found.places.map((place) => JSON.stringify(place))}::jsonb[]))`;
  for (const { seq, content } of sent) {
    const clean = withoutTraces(withoutPlace(content, found.places), found);
    if (clean === content) continue;
    // The hash of what it said tells whoever guesses it; what was handed to the platform says it outright.
    await tx.$executeRaw`
      UPDATE "OutboxMessage" SET content = ${JSON.stringify(clean)}::jsonb, "contentHash" = '' WHERE seq = ${seq}`;
    await tx.outboxPayload.deleteMany({ where: { seq } });
  }

  const written = await tx.$queryRaw<Array<{ seq: bigint; content: unknown }>>`
    SELECT seq, content FROM "InboxMessage"
    WHERE "chatId" = ${among} AND state <> 'pending' AND ${named(Prisma.sql`content`)}`;
  for (const { seq, content } of written) {
    const clean = withoutTraces(content, found);
    if (clean === content) continue;
    await tx.$executeRaw`UPDATE "InboxMessage" SET content = ${JSON.stringify(clean)}::jsonb WHERE seq = ${seq}`;
  }

  await blotOutGaps(tx, pattern, found);

  const talking = await tx.$queryRaw<Array<{ id: string; state: unknown }>>`
    SELECT id, state FROM "Chat" WHERE id = ${among} AND ${named(Prisma.sql`state`)}`;
  for (const { id, state } of talking) {
    const clean = withoutTraces(state, found);
    if (clean === state) continue;
    await tx.$executeRaw`UPDATE "Chat" SET state = ${JSON.stringify(clean)}::jsonb WHERE id = ${id}::uuid`;
  }
}

/** Questions without an answer are kept without whoever asked, but may name them. */
async function blotOutGaps(tx: Who['tx'], pattern: string, found: Findings): Promise<void> {
  const gaps = await tx.$queryRaw<Array<{ id: string; text: string }>>`
    SELECT id, text FROM "Gap" WHERE to_jsonb(text)::text ~* ${pattern}`;
  for (const { id, text } of gaps) {
    const clean = withoutTraces({ text }, found);
    if (isObject(clean) && 'text' in clean)
      await tx.gap.update({ where: { id }, data: { text: String(clean.text) } });
  }
}

/** Of `whatsapp:+62…` the number, to be found by. */
function phonesOf(adminIds: readonly string[]): string[] {
  return adminIds.flatMap((id) => (id.startsWith('whatsapp:') ? [lookup(id.slice('whatsapp:'.length))] : []));
}

function withoutPlace(content: unknown, places: readonly unknown[]): unknown {
  if (!isObject(content) || !('attachment' in content)) return content;
  const { attachment, ...rest } = content;
  return places.some((place) => isDeepStrictEqual(place, attachment)) ? rest : content;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function present(...values: Array<string | null | undefined>): string[] {
  return values.filter((value): value is string => Boolean(value));
}
