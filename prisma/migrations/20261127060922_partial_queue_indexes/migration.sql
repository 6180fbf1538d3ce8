-- DropIndex
DROP INDEX "InboxMessage_state_dueAt_idx";

-- DropIndex
DROP INDEX "InboxMessage_state_seq_idx";

-- DropIndex
DROP INDEX "OutboxMessage_channel_state_dueAt_idx";

-- DropIndex
DROP INDEX "OutboxMessage_channel_state_priority_seq_idx";

-- CreateIndex
CREATE INDEX "InboxMessage_waiting_chatId_seq_idx" ON "InboxMessage"("chatId", "seq") WHERE (state = 'pending' AND NOT timer);

-- CreateIndex
CREATE INDEX "InboxMessage_pending_dueAt_seq_idx" ON "InboxMessage"("dueAt", "seq") WHERE (state = 'pending');

-- CreateIndex
CREATE INDEX "OutboxMessage_queued_channel_priority_seq_idx" ON "OutboxMessage"("channel", "priority", "seq") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "OutboxMessage_queued_chatId_priority_seq_idx" ON "OutboxMessage"("chatId", "priority", "seq") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "OutboxMessage_queued_channel_dueAt_idx" ON "OutboxMessage"("channel", "dueAt") WHERE (state = 'queued');

-- CreateIndex
CREATE INDEX "OutboxMessage_sending_chatId_channel_idx" ON "OutboxMessage"("chatId", "channel") WHERE (state = 'sending');
