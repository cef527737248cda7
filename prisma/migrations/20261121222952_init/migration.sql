-- CreateTable
CREATE TABLE "Lock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Counter" (
    "series" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "fromOn" TEXT,
    "toOn" TEXT
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "publishedOn" TEXT
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "inspectionId" TEXT,
    "number" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "questionArea" TEXT,
    "position" INTEGER NOT NULL,
    "parentId" TEXT,
    "strategicLead" TEXT,
    "strategicLeadPersonId" TEXT,
    "tacticalLead" TEXT,
    "tacticalLeadPersonId" TEXT,
    "deadline" TEXT,
    "targetDate" TEXT,
    "hmicfrsStatus" TEXT,
    "hmicfrsStatusSource" TEXT,
    "assurance" TEXT NOT NULL DEFAULT 'not-yet-reviewed',
    "assuranceStatement" TEXT,
    "addressedElsewhere" TEXT,
    "addressedElsewhereLink" TEXT,
    "theirReference" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Finding_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Finding_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Finding" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Finding_strategicLeadPersonId_fkey" FOREIGN KEY ("strategicLeadPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Finding_tacticalLeadPersonId_fkey" FOREIGN KEY ("tacticalLeadPersonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Limb" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "findingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "Limb_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FindingLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    CONSTRAINT "FindingLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FindingLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Step" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "findingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT,
    "dueOn" TEXT,
    "doneOn" TEXT,
    CONSTRAINT "Step_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SibCycle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "boardOn" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Update" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "findingId" TEXT NOT NULL,
    "cycleId" TEXT,
    "text" TEXT,
    "asAt" TEXT,
    "rag" TEXT,
    "ragReason" TEXT,
    "author" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "replacesId" TEXT,
    "sequence" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "submittedAt" TEXT,
    CONSTRAINT "Update_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Update_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "SibCycle" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Update_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Update" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "time" TEXT
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "askedBy" TEXT,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "meetingId" TEXT,
    "position" INTEGER NOT NULL,
    "followsUpEntryId" TEXT,
    "followsUpResponseId" TEXT,
    "issuedAt" TEXT,
    "dueOn" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Entry_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Entry_followsUpEntryId_fkey" FOREIGN KEY ("followsUpEntryId") REFERENCES "Entry" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Entry_followsUpResponseId_fkey" FOREIGN KEY ("followsUpResponseId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EntryFinding" (
    "entryId" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,
    "number" INTEGER,
    "position" INTEGER NOT NULL,
    "closure" TEXT,
    "closureNote" TEXT,
    "revisitOn" TEXT,
    "closedAt" TEXT,
    "closedBy" TEXT,

    PRIMARY KEY ("entryId", "findingId"),
    CONSTRAINT "EntryFinding_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EntryFinding_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Response" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "replacesId" TEXT,
    "position" INTEGER NOT NULL,
    "statedConfidence" TEXT,
    "commitmentAskedFor" TEXT,
    "commitmentOutcome" TEXT,
    "commitmentCondition" TEXT,
    "createdAt" TEXT NOT NULL,
    "submittedAt" TEXT,
    CONSTRAINT "Response_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Response_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Response" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResponsePart" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "responseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "by" TEXT,
    "text" TEXT NOT NULL,
    CONSTRAINT "ResponsePart_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due" TEXT,
    "findingId" TEXT,
    "entryId" TEXT,
    "meetingId" TEXT,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Action_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionOwner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "post" TEXT NOT NULL,
    CONSTRAINT "ActionOwner_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BankQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retiredAt" TEXT
);

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "importedBy" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "options" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "appliedAt" TEXT
);

-- CreateTable
CREATE TABLE "ImportMemory" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,

    PRIMARY KEY ("kind", "key")
);

-- CreateTable
CREATE TABLE "Export" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "view" TEXT NOT NULL,
    "exportedBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "sent" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "HistoryEvent" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "actorPost" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "draftOf" TEXT,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "findingId" TEXT,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "via" TEXT NOT NULL,
    "importId" TEXT,
    "importPlace" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_title_key" ON "Inspection"("title");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_reference_key" ON "Finding"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_sequence_key" ON "Finding"("sequence");

-- CreateIndex
CREATE INDEX "Finding_inspectionId_idx" ON "Finding"("inspectionId");

-- CreateIndex
CREATE INDEX "Finding_parentId_idx" ON "Finding"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Limb_findingId_position_key" ON "Limb"("findingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "FindingLink_fromId_toId_kind_key" ON "FindingLink"("fromId", "toId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Step_findingId_position_key" ON "Step"("findingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "SibCycle_boardOn_key" ON "SibCycle"("boardOn");

-- CreateIndex
CREATE UNIQUE INDEX "Update_replacesId_key" ON "Update"("replacesId");

-- CreateIndex
CREATE UNIQUE INDEX "Update_sequence_key" ON "Update"("sequence");

-- CreateIndex
CREATE INDEX "Update_findingId_sequence_idx" ON "Update"("findingId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_title_date_key" ON "Meeting"("title", "date");

-- CreateIndex
CREATE INDEX "Entry_meetingId_idx" ON "Entry"("meetingId");

-- CreateIndex
CREATE INDEX "EntryFinding_findingId_idx" ON "EntryFinding"("findingId");

-- CreateIndex
CREATE UNIQUE INDEX "EntryFinding_findingId_number_key" ON "EntryFinding"("findingId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Response_replacesId_key" ON "Response"("replacesId");

-- CreateIndex
CREATE INDEX "Response_entryId_idx" ON "Response"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ResponsePart_responseId_position_key" ON "ResponsePart"("responseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Action_reference_key" ON "Action"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Action_sequence_key" ON "Action"("sequence");

-- CreateIndex
CREATE INDEX "Action_findingId_idx" ON "Action"("findingId");

-- CreateIndex
CREATE UNIQUE INDEX "ActionOwner_actionId_position_key" ON "ActionOwner"("actionId", "position");

-- CreateIndex
CREATE INDEX "HistoryEvent_findingId_sequence_idx" ON "HistoryEvent"("findingId", "sequence");

-- What has happened stays as it was written.
CREATE TRIGGER "HistoryEvent_no_update" BEFORE UPDATE ON "HistoryEvent" BEGIN SELECT RAISE(ABORT, 'The history is never altered: record a new event instead.'); END;

CREATE TRIGGER "HistoryEvent_no_delete" BEFORE DELETE ON "HistoryEvent" BEGIN SELECT RAISE(ABORT, 'The history is never deleted from: record a new event instead.'); END;
