-- AlterTable
ALTER TABLE "Entry" ADD COLUMN "heldByPersonId" TEXT;

-- AlterTable
ALTER TABLE "Response" ADD COLUMN "heldByPersonId" TEXT;

-- AlterTable
ALTER TABLE "Update" ADD COLUMN "heldByPersonId" TEXT;

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fromOn" TEXT,
    "toOn" TEXT,
    "temporary" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Post_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "endedAt" TEXT,
    "endedBy" TEXT,
    CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fromPersonId" TEXT NOT NULL,
    "toPersonId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromOn" TEXT NOT NULL,
    "toOn" TEXT,
    "how" TEXT,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "Delegation_fromPersonId_fkey" FOREIGN KEY ("fromPersonId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Delegation_toPersonId_fkey" FOREIGN KEY ("toPersonId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "lastSeenAt" TEXT NOT NULL,
    "endedAt" TEXT,
    "endedWhy" TEXT,
    CONSTRAINT "UserSession_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "personId" TEXT,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,
    "usedAt" TEXT,
    CONSTRAINT "OneTimeLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WaitingIdentity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "tenant" TEXT,
    "side" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "firstAt" TEXT NOT NULL,
    "lastAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "outcome" TEXT NOT NULL
);

-- Each row so far is one post: rows of the same name and side become one person with several posts.
INSERT INTO "Post" ("id", "personId", "code", "title", "fromOn", "toOn", "temporary") SELECT "id", (SELECT MIN("same"."id") FROM "Person" AS "same" WHERE "same"."name" = "Person"."name" AND "same"."side" = "Person"."side"), "postCode", "title", "fromOn", "toOn", "postCode" LIKE 'T/%' FROM "Person";
UPDATE "Finding" SET "strategicLeadPersonId" = (SELECT "personId" FROM "Post" WHERE "Post"."id" = "Finding"."strategicLeadPersonId") WHERE "strategicLeadPersonId" IS NOT NULL;
UPDATE "Finding" SET "tacticalLeadPersonId" = (SELECT "personId" FROM "Post" WHERE "Post"."id" = "Finding"."tacticalLeadPersonId") WHERE "tacticalLeadPersonId" IS NOT NULL;

-- Only a demonstration has a clock of its own: it is marked as one, so that the demonstration's way in stays shut elsewhere.
INSERT INTO "Setting" ("key", "value") SELECT 'demonstration', 'seeded' WHERE EXISTS (SELECT 1 FROM "Setting" WHERE "key" = 'clock-offset-ms');

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "side" TEXT NOT NULL,
    "createdAt" TEXT,
    "deactivatedAt" TEXT,
    "passwordHash" TEXT,
    "passwordSetAt" TEXT,
    "oidcIssuer" TEXT,
    "oidcSubject" TEXT,
    "oidcTenant" TEXT
);
INSERT INTO "new_Person" ("id", "name", "side") SELECT "id", "name", "side" FROM "Person" WHERE "id" IN (SELECT "personId" FROM "Post");
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");
CREATE UNIQUE INDEX "Person_oidcIssuer_oidcSubject_key" ON "Person"("oidcIssuer", "oidcSubject");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Post_personId_idx" ON "Post"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE INDEX "Delegation_fromPersonId_idx" ON "Delegation"("fromPersonId");

-- CreateIndex
CREATE INDEX "Delegation_toPersonId_idx" ON "Delegation"("toPersonId");

-- CreateIndex
CREATE INDEX "UserSession_personId_idx" ON "UserSession"("personId");

-- CreateIndex
CREATE INDEX "OneTimeLink_personId_idx" ON "OneTimeLink"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "WaitingIdentity_issuer_subject_key" ON "WaitingIdentity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "SignInAttempt_at_idx" ON "SignInAttempt"("at");
