import type { NewId } from '../kernel/ids.ts';
import { lookup, personal, personalAddress } from '../kernel/personal.ts';
import type { Tx } from '../storage/index.ts';
import { type LockedChat, mergeChats } from './merge-chats.store.ts';

/** Who wrote, as far as the platform tells. */
export interface Arrival {
  channel: string;
  /** Where the message came from: answers go there. */
  address: string;
  /** Other addresses of the very same person on this channel. */
  aliases: readonly string[];
  displayName: string | null;
  provenPhone: string | null;
  /** Of a person seen for the first time. */
  language: string;
}

/**
 * The chat that an arrival belongs to: found by any of its addresses, made where there is none, merged where there are several.
 * Afterwards its address is the one the message came from, and the others are its aliases. First messages that race over the
 * same addresses wait for one another.
 */
export async function resolveChat(
  tx: Tx,
  arrival: Arrival,
  at: { now: Date; newId: NewId },
): Promise<string> {
  const { channel, address } = arrival;
  const addresses = [...new Set([address, ...arrival.aliases])];
  await lockAddresses(tx, channel, addresses);
  const [oldest, ...younger] = await lockChats(tx, channel, addresses);
  if (!oldest) return createChat(tx, arrival, addresses, at);
  for (const chat of younger) await mergeChats(tx, oldest, chat, at);
  await tx.$executeRaw`
    DELETE FROM "ChatAlias" WHERE channel = ${channel} AND address = ANY(${[personalAddress(channel, address)]}::text[])`;
  await tx.chat.update({
    where: { id: oldest.id },
    data: {
      address: personalAddress(channel, address),
      ...(arrival.displayName === null ? {} : { displayName: personal(arrival.displayName) }),
      ...(arrival.provenPhone === null ? {} : provenOf(arrival.provenPhone)),
    },
  });
  await addAliases(tx, channel, oldest.id, [oldest.address, ...addresses], address);
  return oldest.id;
}

/** Until the transaction ends nobody else resolves any of these addresses. In a fixed order, so that nobody waits in a circle. */
async function lockAddresses(tx: Tx, channel: string, addresses: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(${`chat ${channel} `} || address, 0) AS key
      FROM unnest(${[...addresses]}::text[]) AS given(address) ORDER BY key) AS keys`;
}

/** The chats at these addresses, oldest first, locked. A chat may be merged away while its lock is waited for: looked at again. */
async function lockChats(tx: Tx, channel: string, addresses: readonly string[]): Promise<LockedChat[]> {
  const given = addresses.map((address) => personalAddress(channel, address));
  const find = () => tx.$queryRaw<LockedChat[]>`
    SELECT id, channel, address, "personId" FROM "Chat"
    WHERE channel = ${channel} AND (address = ANY(${given}::text[]) OR id IN (
      SELECT "chatId" FROM "ChatAlias" WHERE channel = ${channel} AND address = ANY(${given}::text[])))
    ORDER BY "createdAt", id`;
  for (let found = await find(); ; ) {
    if (!found.length) return [];
    const ids = found.map(({ id }) => id);
    await tx.$executeRaw`SELECT id FROM "Chat" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const again = await find();
    if (again.map(({ id }) => id).join() === ids.join()) return again;
    found = again;
  }
}

async function createChat(
  tx: Tx,
  { channel, address, displayName, provenPhone, language }: Arrival,
  addresses: readonly string[],
  { now, newId }: { now: Date; newId: NewId },
): Promise<string> {
  const id = newId();
  await tx.$executeRaw`
    WITH person AS (
      INSERT INTO "Person" (id, language, "createdAt", "lastSeenAt")
      VALUES (${newId()}::uuid, ${language}, ${now}, ${now}) RETURNING id)
    INSERT INTO "Chat" (id, channel, address, "personId", "displayName", "provenPhone", "provenPhoneHash", "createdAt")
    SELECT ${id}::uuid, ${channel}, ${personalAddress(channel, address)}, person.id, ${personal(displayName)}, ${personal(provenPhone)},
      ${lookup(provenPhone)}, ${now} FROM person`;
  await addAliases(tx, channel, id, addresses, address);
  return id;
}

function provenOf(phone: string) {
  return { provenPhone: personal(phone), provenPhoneHash: lookup(phone) };
}

async function addAliases(
  tx: Tx,
  channel: string,
  chatId: string,
  addresses: readonly string[],
  current: string,
): Promise<void> {
  for (const other of new Set(addresses)) {
    if (other === current) continue;
    const sealed = personalAddress(channel, other);
    // It may be there as an older key sealed it.
    await tx.$executeRaw`
      DELETE FROM "ChatAlias" WHERE channel = ${channel} AND address = ANY(${[sealed]}::text[]) AND address <> ${sealed}`;
    await tx.$executeRaw`
      INSERT INTO "ChatAlias" (channel, address, "chatId") VALUES (${channel}, ${sealed}, ${chatId}::uuid)
      ON CONFLICT DO NOTHING`;
  }
}
