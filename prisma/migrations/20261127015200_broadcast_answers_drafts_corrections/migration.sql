-- AlterEnum
ALTER TYPE "BroadcastState" ADD VALUE 'scheduled';

-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "act" "AmendAct",
ADD COLUMN     "approvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "composition" JSONB,
ADD COLUMN     "correctsId" UUID,
ADD COLUMN     "queueing" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "showAt" TIMESTAMPTZ(3),
ADD COLUMN     "startAt" TIMESTAMPTZ(3);

-- What was sent before this stays as it was; its words are in its content.
UPDATE "Broadcast" SET "composition" = jsonb_build_object('audience', "audience");
ALTER TABLE "Broadcast" ALTER COLUMN "composition" SET NOT NULL, DROP COLUMN "audience";

-- CreateTable
CREATE TABLE "BroadcastAnswer" (
    "broadcastId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "option" SMALLINT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BroadcastAnswer_pkey" PRIMARY KEY ("broadcastId","personId")
);

-- CreateTable
CREATE TABLE "BroadcastDraft" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "authorId" UUID,
    "composition" JSONB NOT NULL,
    "template" BOOLEAN NOT NULL DEFAULT false,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BroadcastDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BroadcastAnswer_personId_idx" ON "BroadcastAnswer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "BroadcastDraft_number_key" ON "BroadcastDraft"("number");

-- CreateIndex
CREATE INDEX "BroadcastDraft_authorId_idx" ON "BroadcastDraft"("authorId");

-- CreateIndex
CREATE INDEX "Broadcast_correctsId_idx" ON "Broadcast"("correctsId");

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Broadcast"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastAnswer" ADD CONSTRAINT "BroadcastAnswer_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastAnswer" ADD CONSTRAINT "BroadcastAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastDraft" ADD CONSTRAINT "BroadcastDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
