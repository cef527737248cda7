/** Every URL of the app, as functions. */
const enc = encodeURIComponent;

export const paths = {
  home: () => "/",
  findings: (search = "") => (search === "" ? "/findings" : `/findings?${search.replace(/^\?/, "")}`),
  /** One's own named views of the register. */
  views: (search = "") => (search === "" ? "/views" : `/views?${new URLSearchParams({ search }).toString()}`),
  /** The drafts of the force on all findings, to be submitted, discarded or signed off. */
  fieldDrafts: () => "/drafts",
  finding: (reference: string) => `/findings/${enc(reference)}`,
  /** One field of a finding in a form of its own: the way to edit without JavaScript. */
  editField: (reference: string, column: string) => `/findings/${enc(reference)}/edit/${enc(column)}`,
  correctText: (reference: string) => `/findings/${enc(reference)}/correct-text`,
  limbs: (reference: string) => `/findings/${enc(reference)}/limbs`,
  findingLinks: (reference: string) => `/findings/${enc(reference)}/links`,
  addressedElsewhere: (reference: string) => `/findings/${enc(reference)}/addressed-elsewhere`,
  /** Takes an edit made in the register itself. */
  editCell: () => "/findings/cell",
  registerRows: () => "/findings/rows",
  newFinding: () => "/findings/new",
  pasteFindings: () => "/findings/paste",
  privateNotes: (reference: string) => `/findings/${enc(reference)}/notes`,
  ask: (reference: string) => `/findings/${enc(reference)}/ask`,
  entry: (id: string) => `/entries/${enc(id)}`,
  editEntry: (id: string) => `/entries/${enc(id)}/edit`,
  correctEntry: (id: string) => `/entries/${enc(id)}/correct`,
  /** The drafts of the office, to be approved and issued together. */
  issue: (search = "") => (search === "" ? "/issue" : `/issue?${search.replace(/^\?/, "")}`),
  issuePreview: (search = "") => (search === "" ? "/issue/preview" : `/issue/preview?${search.replace(/^\?/, "")}`),
  questionPack: (search = "") => (search === "" ? "/issue/pack" : `/issue/pack?${search.replace(/^\?/, "")}`),
  questionPackFile: (search = "") => (search === "" ? "/issue/pack.xlsx" : `/issue/pack.xlsx?${search.replace(/^\?/, "")}`),
  /** The answered questions one after another. */
  assure: (search = "") => (search === "" ? "/assure" : `/assure?${search.replace(/^\?/, "")}`),
  closeEntry: (id: string) => `/entries/${enc(id)}/close`,
  answer: (entryId: string) => `/entries/${enc(entryId)}/answer`,
  /** The issued questions that wait; `show` is all, mine, to-clear or to-submit. */
  answers: (show = "") => (show === "" ? "/answer" : `/answer?show=${enc(show)}`),
  answerFinding: (reference: string) => `/findings/${enc(reference)}/answer`,
  /** Keeps what is being typed in a form. */
  typed: () => "/typed",
  /** `search` as `historySearchText` writes it. */
  history: (search = "") => (search === "" ? "/history" : `/history?${search}`),
  historyFile: (search = "") => (search === "" ? "/history.csv" : `/history.csv?${search}`),
  questionBank: () => "/question-bank",
  inspections: () => "/inspections",
  cycles: () => "/cycles",
  cycle: (boardOn: string, search = "") => `/cycles/${enc(boardOn)}${search === "" ? "" : `?${search}`}`,
  cycleDates: (boardOn: string) => `/cycles/${enc(boardOn)}/dates`,
  cycleCopies: (boardOn: string) => `/cycles/${enc(boardOn)}/copies`,
  /** Takes the order for copies. */
  cycleCopiesFile: (boardOn: string) => `/cycles/${enc(boardOn)}/copies/file`,
  snapshot: (boardOn: string, number: number, search = "") => `/cycles/${enc(boardOn)}/snapshots/${String(number)}${search === "" ? "" : `?${search}`}`,
  snapshotWorkbook: (boardOn: string, number: number) => `/cycles/${enc(boardOn)}/snapshots/${String(number)}/workbook`,
  movement: (search = "") => (search === "" ? "/movement" : `/movement?${search}`),
  meetings: () => "/meetings",
  /** All meetings to come, for a calendar. */
  meetingsCalendar: () => "/meetings.ics",
  /** `after`: the meeting at which it was announced. */
  newMeeting: (after = "") => (after === "" ? "/meetings/new" : `/meetings/new?after=${enc(after)}`),
  meeting: (id: string) => `/meetings/${enc(id)}`,
  /** Notes at the table; `item` is the key of the one in view, `entry` the question. */
  live: (id: string, item = "", entry = "") => `/meetings/${enc(id)}/live${item === "" ? "" : `?item=${enc(item)}${entry === "" ? "" : `&entry=${enc(entry)}`}`}`,
  /** Where the note-taker's screen sends its writes, and asks what has changed. */
  liveNow: (id: string) => `/meetings/${enc(id)}/live/now`,
  meetingCalendar: (id: string) => `/meetings/${enc(id)}/calendar.ics`,
  editMeeting: (id: string) => `/meetings/${enc(id)}/edit`,
  attendance: (id: string) => `/meetings/${enc(id)}/attendance`,
  pack: (id: string) => `/meetings/${enc(id)}/pack`,
  packFile: (id: string, format: string) => `/meetings/${enc(id)}/pack/${format}`,
  newAgendaItem: (id: string) => `/meetings/${enc(id)}/items/new`,
  /** `item`: its id, or by what it stands there by itself. */
  agendaItem: (id: string, item: string) => `/meetings/${enc(id)}/items/${enc(item)}`,
  /** The notes as the record has them now; `audience` is full or public. */
  meetingNotes: (id: string, audience = "full") => `/meetings/${enc(id)}/notes${audience === "full" ? "" : `?audience=${enc(audience)}`}`,
  meetingNotesFile: (id: string, asked: { format: string; audience: string }) => `/meetings/${enc(id)}/notes/file?${new URLSearchParams(asked).toString()}`,
  notesVersions: (id: string) => `/meetings/${enc(id)}/notes/versions`,
  notesVersion: (id: string, number: number) => `/meetings/${enc(id)}/notes/versions/${String(number)}`,
  /** `about`: the key of a part, empty for the notes as a whole; `comment`: the draft that is changed. */
  notesComment: (id: string, number: number, named: { about?: string; comment?: string }) => `/meetings/${enc(id)}/notes/versions/${String(number)}/comment?${new URLSearchParams(named).toString()}`,
  notesVersionFile: (id: string, number: number, asked: { format: string; audience: string }) => `/meetings/${enc(id)}/notes/versions/${String(number)}/file?${new URLSearchParams(asked).toString()}`,
  meetingSeries: () => "/meetings/series",
  actions: (search = "") => (search === "" ? "/actions" : `/actions?${search.replace(/^\?/, "")}`),
  actionsFile: () => "/actions/file",
  newAction: (search = "") => (search === "" ? "/actions/new" : `/actions/new?${search}`),
  action: (reference: string) => `/actions/${enc(reference)}`,
  editAction: (reference: string) => `/actions/${enc(reference)}/edit`,
  imports: () => "/import",
  /** Long work under way. */
  work: (id: string) => `/work/${enc(id)}`,
  workFile: (id: string) => `/work/${enc(id)}/file`,
  /** What a paper agreed by both sides has changed. */
  agreedPaper: (id: string) => `/agreed-papers/${enc(id)}`,
  fill: () => "/fill",
  filled: (id: string) => `/fill/${enc(id)}`,
  filledFile: (id: string) => `/fill/${enc(id)}/file`,
  importPreview: (id: string) => `/import/${enc(id)}`,
  /** What became of each cell of the file; `search` narrows it to one fate. */
  importReceipt: (id: string, search = "") => `/import/${enc(id)}/receipt${search === "" ? "" : `?${search}`}`,
  importReceiptFile: (id: string, format: "csv" | "xlsx") => `/import/${enc(id)}/receipt.${format}`,
  importUndo: (id: string) => `/import/${enc(id)}/undo`,
  export: (search = "") => (search === "" ? "/export" : `/export?${search.replace(/^\?/, "")}`),
  /** Takes the order for a file. */
  exportFile: () => "/export/file",
  exportWorkingCopy: () => "/export/working-copy",
  side: () => "/side",
  /** `then` is the page to go on to. */
  signIn: (then = "") => (then === "" ? "/sign-in" : `/sign-in?${new URLSearchParams({ then }).toString()}`),
  signInWith: (side: string, then = "") => `/sign-in/with/${enc(side)}${then === "" ? "" : `?${new URLSearchParams({ then }).toString()}`}`,
  signInCallback: () => "/sign-in/callback",
  signOut: () => "/sign-out",
  setPassword: (token: string) => `/set-password/${enc(token)}`,
  firstAdministrator: (token: string) => `/first-administrator/${enc(token)}`,
  people: () => "/people",
  newPerson: () => "/people/new",
  person: (id: string) => `/people/${enc(id)}`,
  account: () => "/account",
  accessibility: () => "/accessibility",
  privacy: () => "/privacy",
  permissions: () => "/permissions",
  /** For observers: finding texts and HMICFRS status. */
  published: (search = "") => (search === "" ? "/published" : `/published?${search.replace(/^\?/, "")}`),
  publishedNotes: () => "/published/notes",
  /** By the reference of the meeting; without a number the version that stands. */
  publishedNotesOf: (reference: string, number: number | null = null) => `/published/notes/${enc(reference)}${number === null ? "" : `?version=${String(number)}`}`,
  publishedNotesFile: (reference: string, number: number, format: string) => `/published/notes/${enc(reference)}/file?${new URLSearchParams({ version: String(number), format }).toString()}`,
  settings: () => "/settings",
};
