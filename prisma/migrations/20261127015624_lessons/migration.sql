-- CreateTable
CREATE TABLE "LessonProgress" (
    "personId" UUID NOT NULL,
    "lesson" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "passedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LessonProgress_pkey" PRIMARY KEY ("personId","lesson")
);

-- CreateTable
CREATE TABLE "LessonAnswer" (
    "personId" UUID NOT NULL,
    "lesson" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "rightAt" TIMESTAMPTZ(3),

    CONSTRAINT "LessonAnswer_pkey" PRIMARY KEY ("personId","lesson","question")
);

-- CreateTable
CREATE TABLE "LessonCertificate" (
    "number" SERIAL NOT NULL,
    "personId" UUID NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LessonCertificate_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "LessonCertificate_personId_key" ON "LessonCertificate"("personId");

-- AddForeignKey
ALTER TABLE "LessonProgress" ADD CONSTRAINT "LessonProgress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonAnswer" ADD CONSTRAINT "LessonAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonCertificate" ADD CONSTRAINT "LessonCertificate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
