import { AccountRequest, type AccountStatus } from '../channels/account.ts';
import type { ChannelName } from '../messages/index.ts';
import { Prisma, type Tx } from '../storage/index.ts';

/** Who asks: the account of a channel, and the process that asks for it. */
export interface Holder {
  channel: ChannelName;
  owner: string;
}

/**
 * Takes or renews the right to hold an account. The database's clock decides, since processes on several machines do
 * not agree on theirs. `alone`: no other process can be on this database, so whoever held it is dead.
 */
export async function hold(
  tx: Tx,
  { channel, owner }: Holder,
  leaseMs: number,
  alone: boolean,
): Promise<boolean> {
  const held = await tx.$executeRaw`
    INSERT INTO "ChannelAccount" (channel, owner, "leaseUntil", "updatedAt")
    VALUES (${channel}, ${owner}, now() + ${leaseMs} * interval '1 millisecond', now())
    ON CONFLICT (channel) DO UPDATE SET owner = EXCLUDED.owner, "leaseUntil" = EXCLUDED."leaseUntil"
    WHERE ${alone} OR "ChannelAccount".owner IS NULL OR "ChannelAccount".owner = EXCLUDED.owner
       OR "ChannelAccount"."leaseUntil" < now()`;
  return held > 0;
}

export async function release(tx: Tx, { channel, owner }: Holder): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ChannelAccount" SET owner = NULL, "leaseUntil" = NULL, state = 'down', detail = 'released', qr = NULL,
      "pairingCode" = NULL, "updatedAt" = now() WHERE channel = ${channel} AND owner = ${owner}`;
}

export async function publish(tx: Tx, { channel, owner }: Holder, status: AccountStatus): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ChannelAccount" SET state = ${status.state}, detail = ${status.detail},
      "lastInboundAt" = COALESCE(${status.lastInboundAt}, "lastInboundAt"), qr = ${status.qr},
      "pairingCode" = ${status.pairingCode}, "updatedAt" = now()
    WHERE channel = ${channel} AND owner = ${owner}`;
}

/** Takes the waiting request away, so that it is carried out once. One that nobody can read is dropped. */
export async function takeRequest(tx: Tx, { channel, owner }: Holder): Promise<AccountRequest | null> {
  const rows = await tx.$queryRaw<Array<{ request: unknown }>>`
    WITH taken AS (
      SELECT channel, request FROM "ChannelAccount"
      WHERE channel = ${channel} AND owner = ${owner} AND request IS NOT NULL FOR UPDATE)
    UPDATE "ChannelAccount" a SET request = NULL FROM taken WHERE a.channel = taken.channel RETURNING taken.request`;
  return AccountRequest.safeParse(rows[0]?.request).data ?? null;
}

/** Leaves a request for whichever process holds the account. False where no process ever ran the channel. */
export async function leaveRequest(tx: Tx, channel: ChannelName, request: AccountRequest): Promise<boolean> {
  const left = await tx.$executeRaw`
    UPDATE "ChannelAccount" SET request = ${JSON.stringify(request)}::jsonb WHERE channel = ${channel}`;
  return left > 0;
}

/** Notes that the process ends to cure its connection; false where that was tried within `withinMs`. */
export async function noteExit(tx: Tx, { channel, owner }: Holder, withinMs: number): Promise<boolean> {
  const noted = await tx.$executeRaw`
    UPDATE "ChannelAccount" SET "exitedAt" = now()
    WHERE channel = ${channel} AND owner = ${owner}
      AND ("exitedAt" IS NULL OR "exitedAt" < now() - ${withinMs} * interval '1 millisecond')`;
  return noted > 0;
}

/** An account as any process sees it; `held` says whether some process keeps it alive right now. */
export type AccountView = AccountStatus & { held: boolean; reachOutClosedAt: Date | null; updatedAt: Date };

/** Null where no process ever ran the channel. */
export async function viewAccount(tx: Tx, channel: ChannelName): Promise<AccountView | null> {
  const rows = await tx.$queryRaw<AccountView[]>`
    SELECT state, detail, "lastInboundAt", qr, "pairingCode", "reachOutClosedAt", "updatedAt",
           COALESCE("leaseUntil" >= now(), FALSE) AS held
    FROM "ChannelAccount" WHERE channel = ${channel}`;
  return rows[0] ?? null;
}

export async function readKeys(
  tx: Tx,
  channel: ChannelName,
  kind: string,
  ids: readonly string[],
): Promise<Array<{ id: string; value: string }>> {
  if (!ids.length) return [];
  return tx.$queryRaw`
    SELECT id, value FROM "AccountKey"
    WHERE channel = ${channel} AND kind = ${kind} AND id IN (${Prisma.join([...ids])})`;
}

/**
 * Writes (or removes, where the value is null) all of the keys or none, in one statement, if `owner` still holds the
 * account. False, and nothing changed, where it does not.
 */
export async function writeKeys(
  tx: Tx,
  { channel, owner }: Holder,
  changes: ReadonlyArray<{ kind: string; id: string; value: string | null }>,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH held AS (
      SELECT channel FROM "ChannelAccount" WHERE channel = ${channel} AND owner = ${owner} FOR SHARE
    ), change AS (
      SELECT held.channel, c.* FROM held,
        jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(kind text, id text, value text)
    ), removed AS (
      DELETE FROM "AccountKey" k USING change c
      WHERE c.value IS NULL AND k.channel = c.channel AND k.kind = c.kind AND k.id = c.id
    ), written AS (
      INSERT INTO "AccountKey" (channel, kind, id, value)
      SELECT channel, kind, id, value FROM change WHERE value IS NOT NULL
      ON CONFLICT (channel, kind, id) DO UPDATE SET value = EXCLUDED.value
    )
    SELECT 1 FROM held`;
  return rows.length > 0;
}

/** Removes every key of the account, on the same condition. */
export async function clearKeys(tx: Tx, { channel, owner }: Holder): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH held AS (
      SELECT channel FROM "ChannelAccount" WHERE channel = ${channel} AND owner = ${owner} FOR SHARE
    ), removed AS (
      DELETE FROM "AccountKey" k USING held WHERE k.channel = held.channel
    )
    SELECT 1 FROM held`;
  return rows.length > 0;
}
