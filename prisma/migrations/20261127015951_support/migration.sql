-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('waiting', 'taken', 'closed');

-- CreateEnum
CREATE TYPE "FaqState" AS ENUM ('review', 'approved', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "Gap" ADD COLUMN     "entryId" UUID;

-- CreateTable
CREATE TABLE "Ticket" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "personId" UUID NOT NULL,
    "chatId" UUID,
    "state" "TicketState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL,
    "officerId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "waitingSince" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "freeSince" TIMESTAMPTZ(3) NOT NULL,
    "offers" INTEGER NOT NULL DEFAULT 0,
    "escalatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketMessage" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TicketMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaqEntry" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "state" "FaqState" NOT NULL DEFAULT 'review',
    "topic" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "keywords" TEXT[],
    "source" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FaqEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionCount" (
    "day" DATE NOT NULL,
    "topic" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "shard" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "QuestionCount_pkey" PRIMARY KEY ("day","topic","product","country","shard")
);

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_number_key" ON "Ticket"("number");

-- CreateIndex
CREATE INDEX "Ticket_state_openedAt_idx" ON "Ticket"("state", "openedAt");

-- CreateIndex
CREATE INDEX "Ticket_personId_state_idx" ON "Ticket"("personId", "state");

-- CreateIndex
CREATE INDEX "Ticket_officerId_state_idx" ON "Ticket"("officerId", "state");

-- CreateIndex
CREATE INDEX "Ticket_chatId_idx" ON "Ticket"("chatId");

-- CreateIndex
CREATE INDEX "Ticket_answeredAt_idx" ON "Ticket"("answeredAt");

-- CreateIndex
CREATE INDEX "TicketMessage_ticketId_at_idx" ON "TicketMessage"("ticketId", "at");

-- CreateIndex
CREATE INDEX "TicketMessage_personId_idx" ON "TicketMessage"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "FaqEntry_number_key" ON "FaqEntry"("number");

-- CreateIndex
CREATE INDEX "FaqEntry_state_createdAt_idx" ON "FaqEntry"("state", "createdAt");

-- CreateIndex
CREATE INDEX "FaqEntry_authorId_idx" ON "FaqEntry"("authorId");

-- CreateIndex
CREATE INDEX "Gap_entryId_idx" ON "Gap"("entryId");

-- CreateIndex
CREATE INDEX "InboxMessage_receivedAt_idx" ON "InboxMessage" USING BRIN ("receivedAt");

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TicketMessage" ADD CONSTRAINT "TicketMessage_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TicketMessage" ADD CONSTRAINT "TicketMessage_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaqEntry" ADD CONSTRAINT "FaqEntry_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
