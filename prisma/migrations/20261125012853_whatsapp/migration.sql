-- AlterTable
ALTER TABLE "InboxMessage" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "deliveredAt" TIMESTAMPTZ(3),
ADD COLUMN     "readAt" TIMESTAMPTZ(3),
ADD COLUMN     "ref" VARCHAR(16) NOT NULL DEFAULT "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 16);

-- CreateTable
CREATE TABLE "OutboxPayload" (
    "seq" BIGINT NOT NULL,
    "part" SMALLINT NOT NULL,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "OutboxPayload_pkey" PRIMARY KEY ("seq","part")
);

-- CreateTable
CREATE TABLE "ChannelDay" (
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "pushes" INTEGER NOT NULL DEFAULT 0,
    "reachOuts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ChannelDay_pkey" PRIMARY KEY ("channel","day")
);

-- CreateTable
CREATE TABLE "ChannelAccount" (
    "channel" TEXT NOT NULL,
    "owner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'down',
    "detail" TEXT,
    "lastInboundAt" TIMESTAMPTZ(3),
    "qr" TEXT,
    "pairingCode" TEXT,
    "request" JSONB,
    "exitedAt" TIMESTAMPTZ(3),
    "reachOutClosedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelAccount_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "AccountKey" (
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "AccountKey_pkey" PRIMARY KEY ("channel","kind","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_ref_key" ON "OutboxMessage"("ref");

-- AddForeignKey
ALTER TABLE "OutboxPayload" ADD CONSTRAINT "OutboxPayload_seq_fkey" FOREIGN KEY ("seq") REFERENCES "OutboxMessage"("seq") ON DELETE CASCADE ON UPDATE CASCADE;
