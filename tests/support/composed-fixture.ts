/** Notes of a meeting of Marchshire as they are composed: of every kind of part one, and two of them in closed session. */
import type { ComposedNotes, NotesEntry } from "~/domain/notes/composed-notes";

function entry(id: string, more: Partial<NotesEntry> = {}): NotesEntry {
  return { key: `entry/${id}`, closed: false, kind: "question", number: 1, by: "PCC", text: `What became of ${id}?`, responses: [], ...more };
}

export function composedNotes(more: Partial<ComposedNotes> = {}): ComposedNotes {
  const action = { key: "action/a1", closed: false, reference: "A-0001", text: "Send the corrected figure.", owners: ["DCC"], due: null, since: [], isInText: false };
  const secret = { key: "action/a2", closed: true, reference: "A-0002", text: "Brief the panel on the secret lease.", owners: [], due: null, since: [], isInText: false };
  return {
    shape: 1, audience: "full", meetingId: "m1", reference: "M-0001", title: "Assurance meeting, May 2022", kind: "assurance", theme: null, date: "2022-05-23", time: "15:00", endTime: null,
    venue: "Long Room", virtual: false, chair: "PCC", noteTaker: null, marking: "OFFICIAL",
    attendance: [
      { key: "attendance/Helen Ferriday", name: "Helen Ferriday", capacity: "Police and Crime Commissioner", code: "PCC", presence: "present" },
      { key: "attendance/Wells, Catherine", name: "Wells, Catherine", capacity: "", code: null, presence: "not-stated" },
    ],
    opening: [entry("opening", { kind: "comment", number: null, text: "Thank you for coming." })],
    items: [
      { key: "item/i1", closed: false, number: "1", depth: 0, kind: "theme", heading: "Retail crime", about: null, source: null, text: ["Shopkeepers wrote.", "They wrote again."], entries: [entry("retail", { number: null })], outcome: null, outcomeLink: null, actions: [action] },
      { key: "item/i2", closed: true, number: "2", depth: 0, kind: "other", heading: "The secret lease", about: null, source: null, text: ["The secret lease ends in June."], entries: [entry("lease", { closed: true, number: null })], outcome: "Deferred to July.", outcomeLink: null, actions: [secret] },
    ],
    sections: [{
      key: "section/1", inspection: "PEEL 2021/22", heading: "Causes of concern", cause: { key: "finding/c1", closed: false, reference: "F-0001", text: "Victims wait too long." },
      findings: [{
        key: "finding/f1", closed: false, reference: "F-0102", label: "AFI 7", text: "The force should answer sooner.", instead: ["See AFI 8"],
        entries: [entry("pace", { responses: [{ parts: [{ by: "CC", text: "It is on pace." }, { by: "DCC", text: "Nearly." }], stated: ["Confidence: 7 out of 10"] }] })], actions: [action],
      }],
    }],
    otherBusiness: [entry("aob", { kind: "comment", number: null, text: "The response is due on 7 June." })],
    actions: [action, secret],
    next: null, leavesOut: false, ...more,
  };
}
