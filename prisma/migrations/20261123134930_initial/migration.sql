-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('pending', 'done', 'dead');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('queued', 'sending', 'sent', 'uncertain', 'dead', 'dropped');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'id',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chat" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "state" JSONB,
    "topic" JSONB,
    "displayName" TEXT,
    "unreachableAt" TIMESTAMPTZ(3),
    "unreachableReason" TEXT,
    "stoppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastInboundAt" TIMESTAMPTZ(3),

    CONSTRAINT "Chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Business" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "regencyCode" TEXT,
    "regencyText" TEXT NOT NULL,
    "nib" TEXT,
    "certificates" TEXT[],
    "experience" TEXT NOT NULL,
    "targetCountries" TEXT[],
    "phone" TEXT,
    "phoneProvenBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "catalogId" TEXT,
    "capacityAmount" DOUBLE PRECISION,
    "capacityUnit" TEXT,
    "capacityPeriod" TEXT,
    "hsCode" TEXT,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductPhoto" (
    "id" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "mediaHash" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "ProductPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "seq" BIGSERIAL NOT NULL,
    "chatId" UUID NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" "InboxState" NOT NULL DEFAULT 'pending',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "timer" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InboxMessage_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "seq" BIGSERIAL NOT NULL,
    "chatId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "dedupeKey" TEXT,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'queued',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "platformIds" TEXT[],
    "lastError" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Checklist" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "product" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistItem" (
    "checklistId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "documentId" TEXT NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "ChecklistItem_pkey" PRIMARY KEY ("checklistId","position")
);

-- CreateTable
CREATE TABLE "Gap" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "intent" TEXT,
    "product" TEXT,
    "country" TEXT,

    CONSTRAINT "Gap_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Chat_personId_idx" ON "Chat"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Chat_channel_address_key" ON "Chat"("channel", "address");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Business_personId_key" ON "Business"("personId");

-- CreateIndex
CREATE INDEX "Business_regencyCode_idx" ON "Business"("regencyCode");

-- CreateIndex
CREATE INDEX "Product_businessId_idx" ON "Product"("businessId");

-- CreateIndex
CREATE INDEX "Product_catalogId_idx" ON "Product"("catalogId");

-- CreateIndex
CREATE INDEX "ProductPhoto_mediaHash_idx" ON "ProductPhoto"("mediaHash");

-- CreateIndex
CREATE UNIQUE INDEX "ProductPhoto_businessId_mediaHash_key" ON "ProductPhoto"("businessId", "mediaHash");

-- CreateIndex
CREATE UNIQUE INDEX "InboxMessage_dedupeKey_key" ON "InboxMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "InboxMessage_chatId_state_seq_idx" ON "InboxMessage"("chatId", "state", "seq");

-- CreateIndex
CREATE INDEX "InboxMessage_state_seq_idx" ON "InboxMessage"("state", "seq");

-- CreateIndex
CREATE INDEX "InboxMessage_state_dueAt_idx" ON "InboxMessage"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_dedupeKey_key" ON "OutboxMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_chatId_state_priority_seq_idx" ON "OutboxMessage"("chatId", "state", "priority", "seq");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_state_priority_seq_idx" ON "OutboxMessage"("channel", "state", "priority", "seq");

-- CreateIndex
CREATE INDEX "OutboxMessage_channel_state_dueAt_idx" ON "OutboxMessage"("channel", "state", "dueAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_chatId_contentHash_createdAt_idx" ON "OutboxMessage"("chatId", "contentHash", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Checklist_personId_product_country_key" ON "Checklist"("personId", "product", "country");

-- CreateIndex
CREATE INDEX "Gap_at_idx" ON "Gap"("at");

-- AddForeignKey
ALTER TABLE "Chat" ADD CONSTRAINT "Chat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Business" ADD CONSTRAINT "Business_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductPhoto" ADD CONSTRAINT "ProductPhoto_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxMessage" ADD CONSTRAINT "InboxMessage_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Checklist" ADD CONSTRAINT "Checklist_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistItem" ADD CONSTRAINT "ChecklistItem_checklistId_fkey" FOREIGN KEY ("checklistId") REFERENCES "Checklist"("id") ON DELETE CASCADE ON UPDATE CASCADE;
