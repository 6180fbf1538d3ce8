-- DropIndex
DROP INDEX "OutboxMessage_dedupeKey_key";

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_dedupeKey_key" ON "OutboxMessage"("dedupeKey") WHERE ("dedupeKey" IS NOT NULL);

-- Rows that every turn updates keep room on their page for the new version, which then needs no index entries of its own.
ALTER TABLE "Chat" SET (fillfactor = 50);
ALTER TABLE "Person" SET (fillfactor = 80);
