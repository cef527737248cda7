/** No action vanishes: every open one is on the next agenda of its series, or has a reason not to be. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, ActionEvent } from "~/domain/action/action";
import { begunBy, isAccountedFor, outstandingMatters } from "~/domain/meeting/outstanding";

const meeting = (id: string, date: string, state: "planned" | "held" = "planned", series = "s") => ({ id, reference: `M-${id}`, date, time: "10:00", state, series: { id: series } });
const march = meeting("march", "2022-03-21", "held");
const may = meeting("may", "2022-05-23", "held");
const july = meeting("july", "2022-07-18");
const october = meeting("october", "2022-10-10");
const elsewhere = meeting("elsewhere", "2022-04-01", "held", "other");
const elsewhereLater = meeting("elsewhere later", "2022-11-01", "planned", "other");
const meetings = [march, may, july, october, elsewhere, elsewhereLater];

let sequence = 0;
function action(fields: Partial<Action>): Action {
  sequence += 1;
  return {
    id: `A${String(sequence)}`, reference: `A-${String(sequence)}`, sequence, kind: "action", state: "open", text: "Send the figure.", owners: ["DCC"], due: null, dueMeetingId: null, revisitOn: null,
    marking: null, findingId: null, entryId: null, meetingId: "march", itemId: null, replacedById: null, recordedOn: "2022-04-10", version: 1, events: [], ...fields,
  };
}

function event(kind: ActionEvent["kind"], fields: Partial<ActionEvent> = {}): ActionEvent {
  return { id: kind, sequence: 1, kind, on: "2022-05-23", meetingId: "may", text: null, mode: null, by: null, toMeetingId: null, author: "A. Clerk", ...fields };
}

const on = (of: typeof may, actions: Action[]) => outstandingMatters({ meeting: of, meetings, actions, firstSeriesId: "s" });

describe("outstanding matters", () => {
  test("open actions of the series that arose before, oldest first", () => {
    const actions = [action({}), action({ meetingId: "elsewhere" }), action({ state: "completed" }), action({ meetingId: "may" }), action({ meetingId: null })];
    expect(on(may, [...actions].reverse()).onAgenda.map((each) => each.action.id)).toEqual([actions[0]?.id, actions[4]?.id]);
  });

  test("the oldest is that which arose first, whenever it was written down", () => {
    const [later, unmet, toCome, first] = [action({ meetingId: "may" }), action({ meetingId: null }), action({ meetingId: "october", recordedOn: "2022-04-11" }), action({ recordedOn: "2022-07-01" })];
    expect(on(july, [later, unmet, toCome, first]).onAgenda.map((each) => each.action.id)).toEqual([first.id, unmet.id, toCome.id, later.id]);
    const same = [action({ sequence: 10 }), action({ sequence: 9 })];
    expect(on(july, same).onAgenda.map((each) => each.action.sequence)).toEqual([9, 10]);
  });

  test("say how often each was brought forward, and what was said last", () => {
    const said = event("update", { text: "Nearly done." });
    const [only] = on(july, [action({ events: [said, event("brought-forward")] })]).onAgenda;
    expect(only).toMatchObject({ timesBroughtForward: 1, lastSaid: said });
  });

  test("a revisit waits for its day, with that as the reason", () => {
    const revisit = action({ kind: "revisit", revisitOn: "2022-06-01" });
    expect(on(may, [revisit])).toMatchObject({ onAgenda: [], notYet: [{ reason: { why: "revisit", on: "2022-06-01" } }] });
    expect(on(july, [revisit]).onAgenda).toHaveLength(1);
  });

  test("what was put off waits for that meeting, and counts", () => {
    const putOff = action({ events: [event("deferred", { meetingId: "march", toMeetingId: "july", text: "Awaits the audit." })] });
    expect(on(may, [putOff]).notYet).toHaveLength(1);
    expect(on(july, [putOff]).onAgenda).toMatchObject([{ timesBroughtForward: 1 }]);
  });

  test("what was put off to a meeting of another series waits for nothing", () => {
    expect(on(july, [action({ events: [event("deferred", { meetingId: "march", toMeetingId: "elsewhere later", text: "Ask the board." })] })]).onAgenda).toHaveLength(1);
  });

  test("what is opened again is not put off any more", () => {
    const putOff = event("deferred", { meetingId: "march", toMeetingId: "october", text: "Awaits the audit." });
    expect(on(july, [action({ events: [putOff] })]).onAgenda).toEqual([]);
    expect(on(july, [action({ events: [putOff, event("completed", { meetingId: null }), event("reopened", { meetingId: null, text: "It was not done." })] })]).onAgenda).toHaveLength(1);
  });

  test("what is tied to a meeting to come stands on every agenda until that begins", () => {
    const early = action({ meetingId: "october" });
    for (const of of [july, october]) expect(on(of, [early]).onAgenda).toHaveLength(1);
    const begun = begunBy(meetings, "2022-10-10");
    for (const of of [july, october]) expect(outstandingMatters({ meeting: of, meetings: begun, actions: [early], firstSeriesId: "s" }).onAgenda).toEqual([]);
  });

  test("a meeting is not closed while one has not been spoken of", () => {
    const heard = action({ events: [event("update", { text: "Done by June." })] });
    const unheard = action({});
    expect(on(may, [heard, unheard]).onAgenda.map(({ action: each }) => isAccountedFor(each, may))).toEqual([true, false]);
    expect(isAccountedFor(action({ events: [event("brought-forward")] }), may)).toBe(false);
  });
});

test("whatever happens, each open action of the series stands on the agenda or has its reason", () => {
  const anyEvent = fc.record({ kind: fc.constantFrom("update", "deferred", "brought-forward", "not-heard-of" as const), toMeetingId: fc.constantFrom("march", "may", "july", "october", "elsewhere later", "gone", null), meetingId: fc.constantFrom("march", "may", null) });
  const anyAction = fc.record({
    kind: fc.constantFrom("action", "request", "revisit" as const), state: fc.constantFrom("open", "completed" as const), meetingId: fc.constantFrom("march", "may", "july", "october", "elsewhere", null),
    revisitOn: fc.constantFrom(null, "2022-01-01", "2022-06-01"), events: fc.array(anyEvent, { maxLength: 4 }),
  });
  fc.assert(fc.property(fc.array(anyAction), (drawn) => {
    const actions = drawn.map((each) => action({ ...each, events: each.events.map((one) => event(one.kind as ActionEvent["kind"], one as Partial<ActionEvent>)) }));
    const { onAgenda, notYet } = on(july, actions);
    const open = actions.filter((each) => each.state === "open" && each.meetingId !== "elsewhere");
    expect([...onAgenda, ...notYet].map((each) => each.action.id).sort()).toEqual(open.map((each) => each.id).sort());
    for (const { reason } of notYet) expect(reason.why === "revisit" ? reason.on > july.date : reason.toMeetingId === "october").toBe(true);
  }));
});
