import { type Address, InboundContent, Reply } from '../messages/index.ts';
import type { Tx } from '../storage/index.ts';

/** One sent message of the assistant as a chat page reads it. */
export interface SentMessage {
  /** Position among the sent messages of the chat: grows in the order in which they became sent. */
  seq: string;
  key: string;
  at: Date;
  reply: Reply;
  /** It was changed, and this is the place of the change. */
  edited?: true;
}

/** A message that was taken back, at the place where it was. */
export interface WithdrawnMessage {
  seq: string;
  key: string;
  withdrawn: true;
}

interface SentRow {
  seq: bigint;
  ref: string;
  sentAt: Date;
  content: unknown;
}

type EventRow = SentRow &
  (
    | { targetRef: null }
    | { targetRef: string; targetSentAt: Date; targetContent: unknown; withdrawn: boolean }
  );

/**
 * What became visible in a chat after a position, oldest first: messages sent, and changes of them. A changed message is
 * given as it shows now, also at the place of an earlier change; a withdrawn one only as withdrawn.
 */
export async function sentSince(
  tx: Tx,
  address: Address,
  afterSeq: string | null,
  limit: number,
): Promise<Array<SentMessage | WithdrawnMessage>> {
  const { at, seq } = readPosition(afterSeq);
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT o.seq, o.ref, o."sentAt", o.content, t.ref AS "targetRef", t."sentAt" AS "targetSentAt",
      t.content AS "targetContent", t."withdrawnAt" IS NOT NULL AS withdrawn
    FROM "OutboxMessage" o JOIN "Chat" c ON c.id = o."chatId" LEFT JOIN "OutboxMessage" t ON t.seq = o.amends
    WHERE c.channel = ${address.channel} AND c.address = ${address.id} AND o.state = 'sent'
      AND o."withdrawnAt" IS NULL AND (o."sentAt", o.seq) > (${at}, ${seq})
    ORDER BY o."sentAt", o.seq LIMIT ${limit}`;
  return rows.map(toEvent);
}

/** The newest messages of both sides, oldest first. */
export async function chatHistory(
  tx: Tx,
  address: Address,
  limit: number,
): Promise<
  Array<
    ({ from: 'assistant' } & SentMessage) | { from: 'person'; id: string; at: Date; content: InboundContent }
  >
> {
  const sent = await tx.$queryRaw<SentRow[]>`
    SELECT o.seq, o.ref, o."sentAt", o.content FROM "OutboxMessage" o JOIN "Chat" c ON c.id = o."chatId"
    WHERE c.channel = ${address.channel} AND c.address = ${address.id} AND o.state = 'sent'
      AND o.amends IS NULL AND o."withdrawnAt" IS NULL
    ORDER BY o."sentAt" DESC, o.seq DESC LIMIT ${limit}`;
  const received = await tx.$queryRaw<Array<{ dedupeKey: string; receivedAt: Date; content: unknown }>>`
    SELECT m."dedupeKey", m."receivedAt", m.content FROM "InboxMessage" m JOIN "Chat" c ON c.id = m."chatId"
    WHERE c.channel = ${address.channel} AND c.address = ${address.id} AND NOT m.timer
    ORDER BY m.seq DESC LIMIT ${limit}`;
  const both = [
    ...received.reverse().map((row) => ({
      from: 'person' as const,
      id: row.dedupeKey.slice(address.channel.length + 1),
      at: row.receivedAt,
      content: InboundContent.parse(row.content),
    })),
    ...sent.reverse().map((row) => ({ from: 'assistant' as const, ...toSent(row) })),
  ];
  return both.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-limit);
}

function toEvent(row: EventRow): SentMessage | WithdrawnMessage {
  const own = toSent(row);
  if (row.targetRef === null) return own;
  if (row.withdrawn) return { seq: own.seq, key: row.targetRef, withdrawn: true };
  const reply = Reply.parse(row.targetContent);
  return { seq: own.seq, key: row.targetRef, at: row.targetSentAt, reply, edited: true };
}

function toSent({ seq, ref, sentAt, content }: SentRow): SentMessage {
  return { seq: `${sentAt.getTime()}-${seq}`, key: ref, at: sentAt, reply: Reply.parse(content) };
}

/** A position that nobody can read is the beginning: rather a message twice than one lost. */
function readPosition(position: string | null): { at: Date; seq: bigint } {
  const [, at, seq] = /^(\d{1,15})-(\d{1,18})$/.exec(position ?? '') ?? [];
  return at && seq ? { at: new Date(Number(at)), seq: BigInt(seq) } : { at: new Date(0), seq: 0n };
}
