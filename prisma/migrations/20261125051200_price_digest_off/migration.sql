-- CreateTable
CREATE TABLE "PriceDigestOff" (
    "personId" UUID NOT NULL,
    "offAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceDigestOff_pkey" PRIMARY KEY ("personId")
);

-- AddForeignKey
ALTER TABLE "PriceDigestOff" ADD CONSTRAINT "PriceDigestOff_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
