-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cycleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "takenAt" TEXT NOT NULL,
    "takenBy" TEXT NOT NULL,
    "takenPost" TEXT NOT NULL,
    "reason" TEXT,
    "record" BLOB NOT NULL,
    "workbook" BLOB NOT NULL,
    CONSTRAINT "Snapshot_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "SibCycle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Export" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "view" TEXT NOT NULL,
    "exportedBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "cycleId" TEXT,
    "lead" TEXT,
    "sent" BLOB NOT NULL,
    CONSTRAINT "Export_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "SibCycle" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Export" ("createdAt", "exportedBy", "number", "sent", "view") SELECT "createdAt", "exportedBy", "number", "sent", "view" FROM "Export";
DROP TABLE "Export";
ALTER TABLE "new_Export" RENAME TO "Export";
CREATE TABLE "new_Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "importedBy" TEXT NOT NULL,
    "importedByPersonId" TEXT,
    "bytes" BLOB NOT NULL,
    "options" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "appliedAt" TEXT,
    "batchId" TEXT,
    "cycleId" TEXT,
    "receipt" BLOB,
    "undoneAt" TEXT,
    "undoneBy" TEXT,
    "exports" TEXT,
    "agreedOn" TEXT,
    CONSTRAINT "Import_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "SibCycle" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Import" ("agreedOn", "appliedAt", "bytes", "createdAt", "fileName", "id", "importedBy", "options", "plan", "side", "state") SELECT "agreedOn", "appliedAt", "bytes", "createdAt", "fileName", "id", "importedBy", "options", "plan", "side", "state" FROM "Import";
DROP TABLE "Import";
ALTER TABLE "new_Import" RENAME TO "Import";
CREATE TABLE "new_SibCycle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "boardOn" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL DEFAULT '',
    "updatesDueOn" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'planned'
);
INSERT INTO "new_SibCycle" ("boardOn", "id") SELECT "boardOn", "id" FROM "SibCycle";
DROP TABLE "SibCycle";
ALTER TABLE "new_SibCycle" RENAME TO "SibCycle";
CREATE UNIQUE INDEX "SibCycle_boardOn_key" ON "SibCycle"("boardOn");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_cycleId_number_key" ON "Snapshot"("cycleId", "number");

-- The last board's cycle takes updates; those before it are over. Their dates follow the rule of the next cycle proposed.
UPDATE "SibCycle" SET "updatesDueOn" = date("boardOn", '-7 days'), "opensOn" = coalesce((SELECT date(max(b."boardOn"), '+1 day') FROM "SibCycle" b WHERE b."boardOn" < "SibCycle"."boardOn"), date("boardOn", '-2 months')), "state" = CASE WHEN "boardOn" = (SELECT max("boardOn") FROM "SibCycle") THEN 'open' ELSE 'reported' END;

CREATE TRIGGER "Snapshot_no_update" BEFORE UPDATE ON "Snapshot" BEGIN SELECT RAISE(ABORT, 'A snapshot is never altered: take another, with a reason.'); END;

CREATE TRIGGER "Snapshot_no_delete" BEFORE DELETE ON "Snapshot" BEGIN SELECT RAISE(ABORT, 'A snapshot is never deleted: take another, with a reason.'); END;
