-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "actor" UUID;

-- AlterTable
ALTER TABLE "Chat" ADD COLUMN     "provenPhone" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "preferredChannel" TEXT;

-- CreateTable
CREATE TABLE "ChatAlias" (
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "chatId" UUID NOT NULL,

    CONSTRAINT "ChatAlias_pkey" PRIMARY KEY ("channel","address")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "office" TEXT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" UUID,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "office" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "redeemedAt" TIMESTAMPTZ(3),
    "redeemedBy" UUID,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "id" UUID NOT NULL,
    "chatId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "redeemedBy" UUID,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ChatAlias_chatId_idx" ON "ChatAlias"("chatId");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "LinkCode_codeHash_key" ON "LinkCode"("codeHash");

-- CreateIndex
CREATE INDEX "LinkCode_chatId_idx" ON "LinkCode"("chatId");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_act_at_idx" ON "AuditEntry"("actor", "act", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_act_at_idx" ON "AuditEntry"("act", "at");

-- AddForeignKey
ALTER TABLE "ChatAlias" ADD CONSTRAINT "ChatAlias_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkCode" ADD CONSTRAINT "LinkCode_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
