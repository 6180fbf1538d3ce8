-- DropIndex
DROP INDEX "Chat_provenPhone_idx";

-- AlterTable
ALTER TABLE "Chat" ADD COLUMN     "provenPhoneHash" TEXT;

-- CreateIndex
CREATE INDEX "Chat_provenPhoneHash_idx" ON "Chat"("provenPhoneHash");

-- As it is stored without a key; `saudagar secrets rotate` hashes it where there is one.
UPDATE "Chat" SET "provenPhoneHash" = "provenPhone" WHERE "provenPhone" IS NOT NULL;
