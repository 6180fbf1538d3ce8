-- CreateTable
CREATE TABLE "LeadSetting" (
    "name" TEXT NOT NULL,
    "on" BOOLEAN NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID,

    CONSTRAINT "LeadSetting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "LeadSetting_authorId_idx" ON "LeadSetting"("authorId");

-- AddForeignKey
ALTER TABLE "LeadSetting" ADD CONSTRAINT "LeadSetting_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
