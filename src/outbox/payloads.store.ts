import type { Tx } from '../storage/index.ts';

/** What was handed to the platform for one part of a message; null where nothing was yet, or the message is gone. */
export async function findPayload(tx: Tx, ref: string, part: number): Promise<Uint8Array | null> {
  const rows = await tx.$queryRaw<Array<{ payload: Uint8Array }>>`
    SELECT p.payload FROM "OutboxPayload" p JOIN "OutboxMessage" o ON o.seq = p.seq
    WHERE o.ref = ${ref} AND p.part = ${part}`;
  return rows[0]?.payload ?? null;
}

/** Keeps it, before it is sent. The first one stays: a repeated attempt must send the very same. */
export async function keepPayload(tx: Tx, ref: string, part: number, payload: Uint8Array): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "OutboxPayload" (seq, part, payload)
    SELECT seq, ${part}, ${payload} FROM "OutboxMessage" WHERE ref = ${ref}
    ON CONFLICT (seq, part) DO NOTHING`;
}
