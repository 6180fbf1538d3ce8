-- CreateTable
CREATE TABLE "ChannelPace" (
    "channel" TEXT NOT NULL,
    "taken" JSONB NOT NULL DEFAULT '[]',
    "pausedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "ChannelPace_pkey" PRIMARY KEY ("channel")
);
