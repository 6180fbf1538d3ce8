-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('running', 'done', 'skipped');

-- CreateTable
CREATE TABLE "PriceValue" (
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PriceValue_pkey" PRIMARY KEY ("series","period")
);

-- CreateTable
CREATE TABLE "PriceRevision" (
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceRevision_pkey" PRIMARY KEY ("series","period","revision")
);

-- CreateTable
CREATE TABLE "PriceFetch" (
    "source" TEXT NOT NULL,
    "url" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3),
    "edition" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PriceFetch_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "PriceIncident" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "series" TEXT,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "held" JSONB,
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "PriceIncident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportDemand" (
    "item" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "partner" INTEGER NOT NULL,
    "valueUsd" DOUBLE PRECISION NOT NULL,
    "netKg" DOUBLE PRECISION,
    "source" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExportDemand_pkey" PRIMARY KEY ("item","year","partner")
);

-- CreateTable
CREATE TABLE "PriceSubscription" (
    "personId" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "days" SMALLINT NOT NULL,
    "hour" SMALLINT NOT NULL,
    "zone" TEXT NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceSubscription_pkey" PRIMARY KEY ("personId","item")
);

-- CreateTable
CREATE TABLE "PriceAlert" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "armed" BOOLEAN NOT NULL,
    "firedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceAlert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScheduledRun" (
    "key" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "slotAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "RunState" NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "mark" TEXT,
    "count" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScheduledRun_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "PriceValue_series_day_idx" ON "PriceValue"("series", "day");

-- CreateIndex
CREATE INDEX "PriceIncident_resolvedAt_firstAt_idx" ON "PriceIncident"("resolvedAt", "firstAt");

-- CreateIndex
CREATE INDEX "PriceSubscription_zone_hour_personId_idx" ON "PriceSubscription"("zone", "hour", "personId");

-- CreateIndex
CREATE INDEX "PriceAlert_series_idx" ON "PriceAlert"("series");

-- CreateIndex
CREATE UNIQUE INDEX "PriceAlert_personId_series_direction_key" ON "PriceAlert"("personId", "series", "direction");

-- CreateIndex
CREATE INDEX "ScheduledRun_job_slotAt_idx" ON "ScheduledRun"("job", "slotAt");

-- AddForeignKey
ALTER TABLE "PriceSubscription" ADD CONSTRAINT "PriceSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceAlert" ADD CONSTRAINT "PriceAlert_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
