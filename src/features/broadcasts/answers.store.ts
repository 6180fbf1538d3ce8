import type { Tx } from '../../storage/index.ts';

/** Notes what a person answered; their last answer counts. False for somebody it was not sent to. */
export async function saveAnswer(
  tx: Tx,
  answer: { broadcastId: string; personId: string; option: number; now: Date },
): Promise<boolean> {
  const { broadcastId, personId, option, now } = answer;
  const written = await tx.$executeRaw`
    INSERT INTO "BroadcastAnswer" ("broadcastId", "personId", option, "answeredAt")
    SELECT r."broadcastId", r."personId", ${option}::int, ${now} FROM "BroadcastRecipient" r
    WHERE r."broadcastId" = ${broadcastId}::uuid AND r."personId" = ${personId}::uuid
    ON CONFLICT ("broadcastId", "personId") DO UPDATE SET option = EXCLUDED.option, "answeredAt" = EXCLUDED."answeredAt"`;
  return written > 0;
}

/** Whether a broadcast was meant for a person. */
export async function isRecipient(tx: Tx, broadcastId: string, personId: string): Promise<boolean> {
  return (await tx.broadcastRecipient.count({ where: { broadcastId, personId } })) > 0;
}

/** One person's answer with whom it is from. */
export interface GivenAnswer {
  option: number;
  answeredAt: Date;
  name: string;
  business: string;
  place: string;
  channel: string;
}

/** All answers, by choice and time. */
export async function listAnswers(tx: Tx, broadcastId: string): Promise<GivenAnswer[]> {
  return tx.$queryRaw<GivenAnswer[]>`
    SELECT a.option, a."answeredAt", COALESCE(b."ownerName", c."displayName", '') AS name, COALESCE(b.name, '') AS business,
      COALESCE(b."regencyText", '') AS place, r.channel
    FROM "BroadcastAnswer" a
    JOIN "BroadcastRecipient" r ON r."broadcastId" = a."broadcastId" AND r."personId" = a."personId"
    LEFT JOIN "Business" b ON b."personId" = a."personId"
    LEFT JOIN LATERAL (SELECT "displayName" FROM "Chat" WHERE "personId" = a."personId" AND channel = r.channel LIMIT 1) c ON TRUE
    WHERE a."broadcastId" = ${broadcastId}::uuid ORDER BY a.option, a."answeredAt", a."personId"`;
}
