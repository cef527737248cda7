-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "standing" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "code" TEXT,
    "presence" TEXT NOT NULL,
    "personId" TEXT,
    CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "number" TEXT,
    "kind" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT,
    "findingId" TEXT,
    "actionId" TEXT,
    "sourceKind" TEXT,
    "sourceTitle" TEXT,
    "sourceLink" TEXT,
    "closedSession" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,
    "outcomeNote" TEXT,
    "outcomeLink" TEXT,
    "deferredToMeetingId" TEXT,
    "deferredFromId" TEXT,
    "origin" TEXT,
    "takenOff" BOOLEAN NOT NULL DEFAULT false,
    "notesByPersonId" TEXT,
    "notesSince" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_deferredToMeetingId_fkey" FOREIGN KEY ("deferredToMeetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_deferredFromId_fkey" FOREIGN KEY ("deferredFromId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_notesByPersonId_fkey" FOREIGN KEY ("notesByPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItemEntry" (
    "itemId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("itemId", "entryId"),
    CONSTRAINT "AgendaItemEntry_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AgendaItemEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotesVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "content" TEXT NOT NULL,
    "publicContent" TEXT,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdPost" TEXT NOT NULL,
    "agreedAtOpcc" TEXT,
    "agreedByOpcc" TEXT,
    "agreedAtForce" TEXT,
    "agreedByForce" TEXT,
    "publishedAt" TEXT,
    "publishedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "NotesVersion_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotesComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "notesId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "sentAt" TEXT,
    "about" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "was" TEXT,
    "proposed" TEXT,
    "decision" TEXT,
    "decisionNote" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "NotesComment_notesId_fkey" FOREIGN KEY ("notesId") REFERENCES "NotesVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LiveWrite" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "answer" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "LiveText" (
    "meetingId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "itemId" TEXT,
    "fields" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "savedAt" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "slot")
);

-- AlterTable
ALTER TABLE "Response" ADD COLUMN "acceptedMeetingId" TEXT;

-- CreateTable
CREATE TABLE "ActionEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actionId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "meetingId" TEXT,
    "text" TEXT,
    "mode" TEXT,
    "by" TEXT,
    "toMeetingId" TEXT,
    "author" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "ActionEvent_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ActionEvent_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ActionEvent_toMeetingId_fkey" FOREIGN KEY ("toMeetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'action',
    "state" TEXT NOT NULL DEFAULT 'open',
    "text" TEXT NOT NULL,
    "due" TEXT,
    "dueMeetingId" TEXT,
    "revisitOn" TEXT,
    "marking" TEXT,
    "findingId" TEXT,
    "entryId" TEXT,
    "meetingId" TEXT,
    "itemId" TEXT,
    "replacedById" TEXT,
    "createdAt" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Action_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_dueMeetingId_fkey" FOREIGN KEY ("dueMeetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Action" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Action" ("createdAt", "due", "entryId", "findingId", "id", "meetingId", "reference", "sequence", "text") SELECT "createdAt", "due", "entryId", "findingId", "id", "meetingId", "reference", "sequence", "text" FROM "Action";
DROP TABLE "Action";
ALTER TABLE "new_Action" RENAME TO "Action";
CREATE UNIQUE INDEX "Action_reference_key" ON "Action"("reference");
CREATE UNIQUE INDEX "Action_sequence_key" ON "Action"("sequence");
CREATE INDEX "Action_findingId_idx" ON "Action"("findingId");
CREATE TABLE "new_Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "seriesId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "theme" TEXT,
    "date" TEXT NOT NULL,
    "time" TEXT,
    "endTime" TEXT,
    "venue" TEXT,
    "virtual" BOOLEAN NOT NULL DEFAULT false,
    "chair" TEXT,
    "noteTaker" TEXT,
    "papersDueOn" TEXT,
    "marking" TEXT,
    "state" TEXT NOT NULL,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "agendaIssuedAt" TEXT,
    "nextKind" TEXT,
    "nextDate" TEXT,
    "nextTime" TEXT,
    "nextEndTime" TEXT,
    "nextVenue" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "MeetingSeries" ("id", "name", "position") VALUES ('pcc-and-chief-constable', 'Police and Crime Commissioner and Chief Constable', 0);
INSERT INTO "new_Meeting" ("id", "reference", "sequence", "seriesId", "title", "kind", "date", "time", "state") SELECT "id", 'M-' || printf('%04d', "n"), "n", 'pcc-and-chief-constable', "title", 'assurance', "date", "time", CASE WHEN "date" > date('now') THEN 'planned' ELSE 'held' END FROM (SELECT *, row_number() OVER (ORDER BY "date", "title") AS "n" FROM "Meeting");
INSERT INTO "Counter" ("series", "last") SELECT 'meeting', count(*) FROM "Meeting";
DROP TABLE "Meeting";
ALTER TABLE "new_Meeting" RENAME TO "Meeting";
CREATE UNIQUE INDEX "Meeting_reference_key" ON "Meeting"("reference");
CREATE UNIQUE INDEX "Meeting_sequence_key" ON "Meeting"("sequence");
CREATE INDEX "Meeting_seriesId_date_idx" ON "Meeting"("seriesId", "date");
CREATE UNIQUE INDEX "Meeting_title_date_key" ON "Meeting"("title", "date");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "MeetingSeries_name_key" ON "MeetingSeries"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_meetingId_position_key" ON "Attendance"("meetingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_deferredFromId_key" ON "AgendaItem"("deferredFromId");

-- CreateIndex
CREATE INDEX "AgendaItem_meetingId_position_idx" ON "AgendaItem"("meetingId", "position");

-- CreateIndex
CREATE INDEX "AgendaItemEntry_entryId_idx" ON "AgendaItemEntry"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "NotesVersion_meetingId_number_key" ON "NotesVersion"("meetingId", "number");

-- CreateIndex
CREATE INDEX "NotesComment_notesId_idx" ON "NotesComment"("notesId");

-- CreateIndex
CREATE UNIQUE INDEX "ActionEvent_sequence_key" ON "ActionEvent"("sequence");

-- CreateIndex
CREATE INDEX "ActionEvent_actionId_idx" ON "ActionEvent"("actionId");

CREATE TRIGGER "NotesVersion_no_update" BEFORE UPDATE ON "NotesVersion" WHEN OLD."state" IN ('published', 'abandoned') BEGIN SELECT RAISE(ABORT, 'Notes that were published or abandoned are never altered: correct them in a new version, with a reason.'); END;

-- A meeting that is taken out with its import leaves its name empty in what remains.
CREATE TRIGGER "ActionEvent_no_update" BEFORE UPDATE ON "ActionEvent" WHEN NOT (NEW."id" IS OLD."id" AND NEW."actionId" IS OLD."actionId" AND NEW."sequence" IS OLD."sequence" AND NEW."kind" IS OLD."kind" AND NEW."on" IS OLD."on" AND NEW."text" IS OLD."text" AND NEW."mode" IS OLD."mode" AND NEW."by" IS OLD."by" AND NEW."author" IS OLD."author" AND NEW."createdAt" IS OLD."createdAt" AND (NEW."meetingId" IS NULL OR NEW."meetingId" IS OLD."meetingId") AND (NEW."toMeetingId" IS NULL OR NEW."toMeetingId" IS OLD."toMeetingId")) BEGIN SELECT RAISE(ABORT, 'What happened to an action is never altered: record what happened since.'); END;

CREATE TRIGGER "NotesVersion_no_delete" BEFORE DELETE ON "NotesVersion" BEGIN SELECT RAISE(ABORT, 'A version of notes is never deleted: what was circulated stays readable.'); END;

CREATE TRIGGER "NotesComment_no_update" BEFORE UPDATE ON "NotesComment" WHEN OLD."decision" IS NOT NULL OR (OLD."sentAt" IS NOT NULL AND NOT (NEW."notesId" IS OLD."notesId" AND NEW."side" IS OLD."side" AND NEW."author" IS OLD."author" AND NEW."post" IS OLD."post" AND NEW."at" IS OLD."at" AND NEW."sentAt" IS OLD."sentAt" AND NEW."about" IS OLD."about" AND NEW."text" IS OLD."text" AND NEW."was" IS OLD."was" AND NEW."proposed" IS OLD."proposed")) BEGIN SELECT RAISE(ABORT, 'A comment that was sent stays as it was sent, and its decision as it was made.'); END;

CREATE TRIGGER "NotesComment_no_delete" BEFORE DELETE ON "NotesComment" WHEN OLD."sentAt" IS NOT NULL BEGIN SELECT RAISE(ABORT, 'A comment that was sent is never deleted.'); END;

-- Until now an answer belonged to the meeting its question was put at, and nothing could be put off: what was said counts as said there, what was written by its day as taken there.
UPDATE "Response" SET "acceptedMeetingId" = (SELECT "id" FROM "Meeting" WHERE "id" = (SELECT "meetingId" FROM "Entry" WHERE "id" = "Response"."entryId") AND "Meeting"."state" = 'held' AND ("Response"."mode" = 'spoken' OR "Response"."submittedAt" IS NULL OR substr("Response"."submittedAt", 1, 10) <= "date")) WHERE "state" = 'submitted';
