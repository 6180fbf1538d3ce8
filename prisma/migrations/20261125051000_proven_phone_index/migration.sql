-- CreateIndex
CREATE INDEX "Chat_provenPhone_idx" ON "Chat"("provenPhone");
