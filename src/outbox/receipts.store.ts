import type { Tx } from '../storage/index.ts';

/**
 * Notes that messages reached a phone, or were read there; the first word of each counts. Receipts of messages that are
 * not ours, or no longer stored, change nothing.
 */
export async function noteReceipts(
  tx: Tx,
  channel: string,
  receipts: ReadonlyArray<{ ref: string; kind: 'delivered' | 'read' }>,
  now: Date,
): Promise<void> {
  if (!receipts.length) return;
  await tx.$executeRaw`
    WITH news AS (
      SELECT ref, bool_or(kind = 'read') AS read FROM jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) AS r(ref text, kind text)
      GROUP BY ref)
    UPDATE "OutboxMessage" o SET
      "deliveredAt" = COALESCE(o."deliveredAt", ${now}),
      "readAt" = CASE WHEN news.read THEN COALESCE(o."readAt", ${now}) ELSE o."readAt" END
    FROM news WHERE o.ref = news.ref AND o.channel = ${channel}`;
}
