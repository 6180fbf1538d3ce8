-- CreateEnum
CREATE TYPE "AmendAct" AS ENUM ('edit', 'withdraw');

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "act" "AmendAct",
ADD COLUMN     "amends" BIGINT,
ADD COLUMN     "doubtful" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "OutboxMessage_amends_idx" ON "OutboxMessage"("amends");

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_amends_fkey" FOREIGN KEY ("amends") REFERENCES "OutboxMessage"("seq") ON DELETE CASCADE ON UPDATE CASCADE;
