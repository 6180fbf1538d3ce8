-- AlterTable
ALTER TABLE "ChannelPace" DROP COLUMN "taken",
ADD COLUMN     "taken" BYTEA NOT NULL DEFAULT '\x';


-- Compressing it took longer than writing it.
ALTER TABLE "ChannelPace" ALTER COLUMN "taken" SET STORAGE EXTERNAL;
