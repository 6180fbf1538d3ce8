-- CreateEnum
CREATE TYPE "BroadcastState" AS ENUM ('review', 'sending', 'paused', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "RecipientState" AS ENUM ('waiting', 'queued', 'left_out');

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "broadcastId" UUID;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "announcementsOffAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "authorId" UUID,
    "state" "BroadcastState" NOT NULL,
    "content" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BroadcastRecipient" (
    "broadcastId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "state" "RecipientState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,

    CONSTRAINT "BroadcastRecipient_pkey" PRIMARY KEY ("broadcastId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Broadcast_number_key" ON "Broadcast"("number");

-- CreateIndex
CREATE INDEX "Broadcast_state_idx" ON "Broadcast"("state");

-- CreateIndex
CREATE INDEX "Broadcast_authorId_idx" ON "Broadcast"("authorId");

-- CreateIndex
CREATE INDEX "BroadcastRecipient_channel_state_broadcastId_personId_idx" ON "BroadcastRecipient"("channel", "state", "broadcastId", "personId");

-- CreateIndex
CREATE INDEX "BroadcastRecipient_personId_idx" ON "BroadcastRecipient"("personId");

-- CreateIndex
CREATE INDEX "OutboxMessage_broadcastId_state_idx" ON "OutboxMessage"("broadcastId", "state");

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastRecipient" ADD CONSTRAINT "BroadcastRecipient_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastRecipient" ADD CONSTRAINT "BroadcastRecipient_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
