-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('waiting', 'done', 'dead');

-- CreateEnum
CREATE TYPE "LeadState" AS ENUM ('review', 'open', 'paused', 'closed', 'expired', 'refused');

-- CreateEnum
CREATE TYPE "MatchState" AS ENUM ('asked', 'interested', 'declined', 'silent', 'accepted', 'passed', 'unreachable');

-- AlterTable
ALTER TABLE "Business" ADD COLUMN     "traits" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Job" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'waiting',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "office" TEXT NOT NULL,
    "authorId" UUID,
    "state" "LeadState" NOT NULL,
    "product" TEXT NOT NULL,
    "catalogId" TEXT,
    "hs" TEXT,
    "country" TEXT NOT NULL,
    "quantity" DOUBLE PRECISION,
    "unit" TEXT,
    "frequency" TEXT,
    "deadline" DATE,
    "incoterm" TEXT,
    "priceAmount" DOUBLE PRECISION,
    "priceCurrency" TEXT,
    "pricePer" TEXT,
    "certificates" TEXT[],
    "company" TEXT,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "duplicateKey" TEXT NOT NULL,
    "observed" BOOLEAN NOT NULL DEFAULT false,
    "wave" INTEGER NOT NULL DEFAULT 0,
    "lastMatch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "outcomeReason" TEXT,
    "dealAmount" DOUBLE PRECISION,
    "dealCurrency" TEXT,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadMatch" (
    "id" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "wave" INTEGER NOT NULL,
    "state" "MatchState" NOT NULL DEFAULT 'asked',
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "joint" BOOLEAN NOT NULL DEFAULT false,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),
    "answerBy" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "priceText" TEXT,
    "quantityText" TEXT,
    "readyText" TEXT,
    "note" TEXT,
    "ownerToldAt" TIMESTAMPTZ(3),
    "authorToldAt" TIMESTAMPTZ(3),
    "ownerLeftAt" TIMESTAMPTZ(3),
    "authorLeftAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadMatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadMessage" (
    "id" UUID NOT NULL,
    "matchId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LeadMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadPreference" (
    "personId" UUID NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadPreference_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "Job_state_dueAt_idx" ON "Job"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_number_key" ON "Lead"("number");

-- CreateIndex
CREATE INDEX "Lead_authorId_state_idx" ON "Lead"("authorId", "state");

-- CreateIndex
CREATE INDEX "Lead_office_state_idx" ON "Lead"("office", "state");

-- CreateIndex
CREATE INDEX "Lead_duplicateKey_createdAt_idx" ON "Lead"("duplicateKey", "createdAt");

-- CreateIndex
CREATE INDEX "Lead_state_createdAt_idx" ON "Lead"("state", "createdAt");

-- CreateIndex
CREATE INDEX "LeadMatch_personId_askedAt_idx" ON "LeadMatch"("personId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "LeadMatch_leadId_personId_key" ON "LeadMatch"("leadId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "LeadMatch_leadId_number_key" ON "LeadMatch"("leadId", "number");

-- CreateIndex
CREATE INDEX "LeadMessage_matchId_at_idx" ON "LeadMessage"("matchId", "at");

-- CreateIndex
CREATE INDEX "LeadMessage_personId_idx" ON "LeadMessage"("personId");

-- CreateIndex
CREATE INDEX "Business_traits_idx" ON "Business" USING GIN ("traits");

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadMatch" ADD CONSTRAINT "LeadMatch_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadMatch" ADD CONSTRAINT "LeadMatch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadMessage" ADD CONSTRAINT "LeadMessage_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "LeadMatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadMessage" ADD CONSTRAINT "LeadMessage_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadPreference" ADD CONSTRAINT "LeadPreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
