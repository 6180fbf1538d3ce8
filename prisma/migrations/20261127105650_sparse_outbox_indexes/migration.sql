-- DropIndex
DROP INDEX "OutboxMessage_amends_idx";

-- DropIndex
DROP INDEX "OutboxMessage_broadcastId_state_idx";

-- CreateIndex
CREATE INDEX "OutboxMessage_amends_idx" ON "OutboxMessage"("amends") WHERE (amends IS NOT NULL);

-- CreateIndex
CREATE INDEX "OutboxMessage_broadcastId_state_idx" ON "OutboxMessage"("broadcastId", "state") WHERE ("broadcastId" IS NOT NULL);
