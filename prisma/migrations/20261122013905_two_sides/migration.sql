-- AlterTable
ALTER TABLE "Entry" ADD COLUMN "approvedAt" TEXT;
ALTER TABLE "Entry" ADD COLUMN "approvedBy" TEXT;
ALTER TABLE "Entry" ADD COLUMN "approvedFor" TEXT;
ALTER TABLE "Entry" ADD COLUMN "approvedHow" TEXT;
ALTER TABLE "Entry" ADD COLUMN "approvedPost" TEXT;

-- AlterTable
ALTER TABLE "HistoryEvent" ADD COLUMN "afterDigest" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "beforeDigest" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "chain" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "digest" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "personId" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "redactedAt" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "redactedWhy" TEXT;
ALTER TABLE "HistoryEvent" ADD COLUMN "salt" TEXT;

-- AlterTable
ALTER TABLE "Import" ADD COLUMN "agreedOn" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "wantsDigest" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Response" ADD COLUMN "clearAskedAt" TEXT;
ALTER TABLE "Response" ADD COLUMN "clearAskedBy" TEXT;
ALTER TABLE "Response" ADD COLUMN "clearedAt" TEXT;
ALTER TABLE "Response" ADD COLUMN "clearedBy" TEXT;
ALTER TABLE "Response" ADD COLUMN "clearedFor" TEXT;
ALTER TABLE "Response" ADD COLUMN "clearedPost" TEXT;
ALTER TABLE "Response" ADD COLUMN "sentBackBy" TEXT;
ALTER TABLE "Response" ADD COLUMN "sentBackNote" TEXT;

-- CreateTable
CREATE TABLE "FieldDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "findingId" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT,
    "base" TEXT,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "author" TEXT NOT NULL,
    "heldByPersonId" TEXT,
    "savedAt" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FieldDraft_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TypedText" (
    "personId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "savedAt" TEXT NOT NULL,

    PRIMARY KEY ("personId", "place"),
    CONSTRAINT "TypedText_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportSeen" (
    "importId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("importId", "personId"),
    CONSTRAINT "ImportSeen_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImportSeen_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PrivateNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "findingId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "personId" TEXT,
    "author" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "removedAt" TEXT,
    CONSTRAINT "PrivateNote_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NamedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "NamedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailSent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "MailSent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EntryCorrection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "askedBy" TEXT,
    "dueOn" TEXT,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "textBefore" TEXT,
    "askedByBefore" TEXT,
    "dueOnBefore" TEXT,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "heldByPersonId" TEXT,
    "approvedAt" TEXT,
    "approvedBy" TEXT,
    "approvedPost" TEXT,
    "approvedFor" TEXT,
    "approvedHow" TEXT,
    "issuedAt" TEXT,
    "issuedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "EntryCorrection_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HistoryChain" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "last" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "FieldDraft_findingId_column_key" ON "FieldDraft"("findingId", "column");

-- CreateIndex
CREATE INDEX "PrivateNote_findingId_side_idx" ON "PrivateNote"("findingId", "side");

-- CreateIndex
CREATE UNIQUE INDEX "NamedView_personId_name_key" ON "NamedView"("personId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "MailSent_personId_day_key" ON "MailSent"("personId", "day");

-- CreateIndex
CREATE INDEX "EntryCorrection_entryId_idx" ON "EntryCorrection"("entryId");

-- CreateIndex
CREATE INDEX "HistoryEvent_personId_sequence_idx" ON "HistoryEvent"("personId", "sequence");

-- CreateIndex
CREATE INDEX "HistoryEvent_importId_idx" ON "HistoryEvent"("importId");

-- The force's draft of an update becomes a draft of each column it changes. One that was overtaken stays where it is, unseen as before.
INSERT INTO "FieldDraft" ("id", "findingId", "column", "value", "base", "state", "author", "heldByPersonId", "savedAt") SELECT lower(hex(randomblob(16))), d."findingId", 'update', d."text", (SELECT l."text" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1), 'draft', d."author", d."heldByPersonId", d."createdAt" FROM "Update" d WHERE d."state" = 'draft' AND d."sequence" = (SELECT max(n."sequence") FROM "Update" n WHERE n."findingId" = d."findingId") AND d."text" IS NOT (SELECT l."text" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1);
INSERT INTO "FieldDraft" ("id", "findingId", "column", "value", "base", "state", "author", "heldByPersonId", "savedAt") SELECT lower(hex(randomblob(16))), d."findingId", 'updateAsAt', d."asAt", (SELECT l."asAt" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1), 'draft', d."author", d."heldByPersonId", d."createdAt" FROM "Update" d WHERE d."state" = 'draft' AND d."sequence" = (SELECT max(n."sequence") FROM "Update" n WHERE n."findingId" = d."findingId") AND d."asAt" IS NOT (SELECT l."asAt" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1);
INSERT INTO "FieldDraft" ("id", "findingId", "column", "value", "base", "state", "author", "heldByPersonId", "savedAt") SELECT lower(hex(randomblob(16))), d."findingId", 'rag', d."rag", (SELECT l."rag" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1), 'draft', d."author", d."heldByPersonId", d."createdAt" FROM "Update" d WHERE d."state" = 'draft' AND d."sequence" = (SELECT max(n."sequence") FROM "Update" n WHERE n."findingId" = d."findingId") AND d."rag" IS NOT (SELECT l."rag" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1);
INSERT INTO "FieldDraft" ("id", "findingId", "column", "value", "base", "state", "author", "heldByPersonId", "savedAt") SELECT lower(hex(randomblob(16))), d."findingId", 'ragReason', d."ragReason", (SELECT l."ragReason" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1), 'draft', d."author", d."heldByPersonId", d."createdAt" FROM "Update" d WHERE d."state" = 'draft' AND d."sequence" = (SELECT max(n."sequence") FROM "Update" n WHERE n."findingId" = d."findingId") AND d."ragReason" IS NOT (SELECT l."ragReason" FROM "Update" l WHERE l."findingId" = d."findingId" AND l."state" = 'submitted' ORDER BY l."sequence" DESC LIMIT 1);
DELETE FROM "Update" WHERE "state" = 'draft' AND "sequence" = (SELECT max(n."sequence") FROM "Update" n WHERE n."findingId" = "Update"."findingId") AND NOT EXISTS (SELECT 1 FROM "Update" v WHERE v."replacesId" = "Update"."id");

-- An event may be sealed into the chain once, and its words may be taken away where the law asks for that; nothing else of it changes.
DROP TRIGGER "HistoryEvent_no_update";
CREATE TRIGGER "HistoryEvent_no_update" BEFORE UPDATE ON "HistoryEvent" WHEN NOT (NEW."sequence" IS OLD."sequence" AND NEW."at" IS OLD."at" AND NEW."actorName" IS OLD."actorName" AND NEW."actorPost" IS OLD."actorPost" AND NEW."side" IS OLD."side" AND NEW."draftOf" IS OLD."draftOf" AND NEW."subject" IS OLD."subject" AND NEW."subjectId" IS OLD."subjectId" AND NEW."findingId" IS OLD."findingId" AND NEW."field" IS OLD."field" AND NEW."via" IS OLD."via" AND NEW."importId" IS OLD."importId" AND NEW."importPlace" IS OLD."importPlace" AND NEW."personId" IS OLD."personId" AND ((OLD."chain" IS NULL AND NEW."chain" IS NOT NULL AND NEW."before" IS OLD."before" AND NEW."after" IS OLD."after" AND NEW."redactedAt" IS OLD."redactedAt" AND NEW."redactedWhy" IS OLD."redactedWhy") OR (OLD."redactedAt" IS NULL AND NEW."redactedAt" IS NOT NULL AND NEW."redactedWhy" IS NOT NULL AND NEW."before" IS NULL AND NEW."after" IS NULL AND NEW."salt" IS NULL AND NEW."beforeDigest" IS OLD."beforeDigest" AND NEW."afterDigest" IS OLD."afterDigest" AND NEW."digest" IS OLD."digest" AND NEW."chain" IS OLD."chain"))) BEGIN SELECT RAISE(ABORT, 'The history is never altered: record a new event instead.'); END;

-- Nothing enters the history but by the chain.
CREATE TRIGGER "HistoryEvent_no_unsealed" BEFORE INSERT ON "HistoryEvent" WHEN NEW."salt" IS NULL OR NEW."digest" IS NULL OR NEW."chain" IS NULL BEGIN SELECT RAISE(ABORT, 'An event of the history is sealed as it is written.'); END;
