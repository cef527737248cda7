/** A view is a link: what is chosen comes back out of the address, and nonsense in it does no harm. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSURANCES, FINDING_KINDS, HMICFRS_STATUSES } from "~/domain/finding";
import { RAGS } from "~/domain/rag";
import { GRID_COLUMNS, SORTED_BY } from "~/domain/register/grid-column";
import { DEFAULT_COLUMNS, GROUPINGS, NONE, PARAMETERS, VIEW_NAMES, defaultView, inView, readSince, readView, viewSearch, writeView, type View } from "~/domain/register/register-view";

const sortable = [...new Set(Object.values(SORTED_BY).filter((key) => key !== null))];
const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((text) => text.trim()).filter((text) => text !== "");

const anyView: fc.Arbitrary<View> = fc.record({
  name: fc.constantFrom(...VIEW_NAMES),
  search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
  inspections: fc.uniqueArray(title, { maxLength: 3 }),
  kinds: fc.uniqueArray(fc.constantFrom(...FINDING_KINDS)),
  rags: fc.uniqueArray(fc.constantFrom(...RAGS, NONE)),
  leads: fc.uniqueArray(title, { maxLength: 3 }),
  statuses: fc.uniqueArray(fc.constantFrom(...HMICFRS_STATUSES, NONE)),
  assurances: fc.uniqueArray(fc.constantFrom(...ASSURANCES)),
  open: fc.boolean(), unanswered: fc.boolean(), overdue: fc.boolean(), whole: fc.boolean(),
  noUpdateSince: fc.oneof(fc.constant(null), fc.record({ days: fc.integer({ min: 0, max: 9999 }) }), fc.constant({ date: "2022-02-28" })),
  updates: fc.uniqueArray(fc.constantFrom("missing", "drafted", "submitted")),
  grouping: fc.constantFrom(...GROUPINGS),
  sort: fc.uniqueArray(fc.record({ key: fc.constantFrom(...sortable), descending: fc.boolean() }), { selector: (by) => by.key, maxLength: 4 }),
  columns: fc.uniqueArray(fc.constantFrom(...GRID_COLUMNS), { minLength: 1 }),
  page: fc.integer({ min: 1, max: 50 }),
});

describe("a view in the address", () => {
  it("comes back as it was, whatever it is", () => {
    fc.assert(fc.property(anyView, (view) => {
      expect(readView(new URLSearchParams(viewSearch(view)))).toEqual(view);
    }));
  });

  it("needs no parameters as long as everything is as usual", () => {
    expect(viewSearch(defaultView())).toBe("");
    expect(viewSearch(defaultView("sib"))).toBe("view=sib");
  });

  it("reads naturally", () => {
    const view: View = { ...defaultView("sib"), inspections: ["PEEL 2021/22"], rags: ["red", NONE], open: true, sort: [{ key: "rag", descending: false }, { key: "deadline", descending: true }] };
    expect(viewSearch(view)).toBe("view=sib&inspection=PEEL+2021/22&rag=red&rag=none&open=yes&sort=rag,-deadline");
  });

  it("ignores what it does not know", () => {
    const nonsense = "view=other&rag=purple&rag=red&kind=&sort=-nothing,rag,rag&columns=wings&page=-3&group=moon&open=maybe&no-update-since=soon&extra=1";
    expect(readView(new URLSearchParams(nonsense))).toEqual({ ...defaultView(), rags: ["red"], sort: [{ key: "rag", descending: false }] });
  });

  it("takes columns one by one, as a form without JavaScript sends them", () => {
    const params = new URLSearchParams([[PARAMETERS.columns, "rag"], [PARAMETERS.columns, "reference"], [PARAMETERS.columns, "rag"]]);
    expect(readView(params).columns).toEqual(["rag", "reference"]);
  });

  it("understands days and dates of “no update since”", () => {
    expect(readSince("28")).toEqual({ days: 28 });
    expect(readSince(" 3 days ")).toEqual({ days: 3 });
    expect(readSince("1/5/2022")).toEqual({ date: "2022-05-01" });
    expect(readSince("2022-05-01")).toEqual({ date: "2022-05-01" });
    expect(readSince("last week")).toBeNull();
    expect(readSince("")).toBeNull();
  });

  it("keeps the filters and takes the other view's columns when the view changes", () => {
    const chosen: View = { ...defaultView(), open: true, columns: ["rag"], page: 3 };
    const other = inView(chosen, "sib");
    expect(other).toMatchObject({ open: true, columns: DEFAULT_COLUMNS.sib, grouping: "none", page: 1 });
    expect(writeView(other).toString()).toBe("view=sib&open=yes");
  });
});
