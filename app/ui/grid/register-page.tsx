/** The register: what stands above the grid, the grid, and what stands below it. */
import { Link } from "@remix-run/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Actor } from "~/domain/actor";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { howFarOff } from "~/domain/date-words";
import type { NamedView } from "~/domain/named-view";
import { arrangeRegister, filterChoices, type Arrangement } from "~/domain/register/arrange-register";
import { countDrafts, type DraftCounts } from "~/domain/register/draft-counts";
import { roomFor } from "~/domain/register/grid-column";
import { inView, VIEW_NAMES, VIEW_WORDS, type View } from "~/domain/register/register-view";
import { withoutFilters } from "~/domain/register/view-chips";
import { paths } from "~/paths";
import { AttentionLine } from "~/ui/grid/attention-line";
import { Chips } from "~/ui/grid/chips";
import { ColumnsPanel } from "~/ui/grid/columns-panel";
import { ConflictDialog } from "~/ui/grid/conflict-dialog";
import { createEditStore } from "~/ui/grid/edit-store";
import { DraftsLine } from "~/ui/grid/drafts-line";
import { ExportPanel } from "~/ui/grid/export-panel";
import { FilterBar } from "~/ui/grid/filter-bar";
import { Grid } from "~/ui/grid/grid";
import { GridContext, useLive } from "~/ui/grid/grid-context";
import { PageLinks } from "~/ui/grid/page-links";
import { RagStrip } from "~/ui/grid/rag-strip";
import { Said, useSaid } from "~/ui/grid/said";
import { saveCell } from "~/ui/grid/save-cell";
import { useRegisterView } from "~/ui/grid/use-register-view";
import { useFreshRows } from "~/ui/grid/use-fresh-rows";
import { useRows, type Sent } from "~/ui/grid/use-rows";
import { ViewLink } from "~/ui/grid/view-link";
import { ViewsPanel } from "~/ui/grid/views-panel";
import { PageHead } from "~/ui/layout/page-head";

type Props = { data: Sent & { inspections: number; nextBoard: CalendarDate | null; drafts: DraftCounts; actor: Actor; today: CalendarDate; views: NamedView[] } };

function many(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}

function About({ total, inspections, nextBoard, today }: { total: number; inspections: number; nextBoard: CalendarDate | null; today: CalendarDate }) {
  return (
    <>
      {many(inspections, "inspection", "inspections")} · {many(total, "finding", "findings")}
      {nextBoard !== null && <> · next SIB <b>{formatDate(nextBoard)}</b>, {howFarOff(nextBoard, today)}</>}
    </>
  );
}

function Nothing({ arrangement, view, onView }: { arrangement: Arrangement; view: View; onView: (view: View) => void }) {
  if (arrangement.total === 0) {
    return (
      <div className="nothing">
        <h2>No findings yet</h2>
        <p><Link to={paths.imports()}>Import a tracker</Link>, <Link to={paths.pasteFindings()}>paste findings</Link> from Word or Excel, or <Link to={paths.newFinding()}>add one by hand</Link>.</p>
      </div>
    );
  }
  return (
    <div className="nothing">
      <h2>No finding matches</h2>
      <p>All the filters must hold at once. Take one away above, or <ViewLink view={withoutFilters(view)} onView={onView}>show all findings</ViewLink>.</p>
    </div>
  );
}

function UnsavedLine({ count }: { count: number }) {
  if (count === 0) return null;
  return <p className="unsaved-line" role="status">{many(count, "change is not saved yet", "changes are not saved yet")}: see the fields marked “Not saved”.</p>;
}

const NO_STATES: readonly never[] = [];

export function RegisterPage({ data }: Props) {
  const { actor, today } = data;
  const live = useLive();
  const [view, onView] = useRegisterView();
  const { register, arrangement: sent, replace } = useRows(data);
  const [said, announce] = useSaid();
  useFreshRows();
  const [edits] = useState(() => createEditStore({ save: saveCell, onRows: replace, announce }));
  const states = useSyncExternalStore(edits.subscribe, edits.states, () => NO_STATES);
  const open = states.filter((state) => state.phase !== "editing");
  const conflict = states.find((state) => state.phase === "conflict");

  const choices = useMemo(() => (register === null ? undefined : filterChoices(register)), [register]);
  const arrangement = useMemo(
    () => (register === null ? sent : arrangeRegister(register, view, today, choices)),
    [register, sent, view, today, choices],
  );

  useEffect(() => {
    if (states.length === 0) return undefined;
    const warn = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    window.addEventListener("beforeunload", warn);
    return () => { window.removeEventListener("beforeunload", warn); };
  }, [states]);

  const drafts = useMemo(() => (register === null ? data.drafts : countDrafts(register.rows, actor)), [register, data.drafts, actor]);
  const room = roomFor(view.columns);
  const inspectionAbove = view.grouping === "inspection" || view.grouping === "cause";
  const context = useMemo(() => ({ today, actor, edits, live, room, inspectionAbove }), [today, actor, edits, live, room, inspectionAbove]);
  if (arrangement === null) return null;
  const { matched, total } = arrangement;

  return (
    <GridContext.Provider value={context}>
      <PageHead
        heading="Findings"
        about={<About total={total} inspections={data.inspections} nextBoard={data.nextBoard} today={today} />}
        actions={
          <>
            <Link className="button" to={paths.newFinding()}>Add a finding</Link>
            <Link className="button" to={paths.imports()}>Import</Link>
            <ExportPanel view={view} matched={matched} total={total} />
          </>
        }
      />
      <RagStrip counts={arrangement.ragCounts} view={view} onView={onView} />
      <DraftsLine counts={drafts} />
      <AttentionLine attention={arrangement.attention} view={view} onView={onView} />
      <div className="views">
        <nav className="views__tabs" aria-label="Views">
          {VIEW_NAMES.map((name) => (
            <ViewLink key={name} view={name === view.name ? view : inView(view, name)} onView={onView} className="views__tab" current={name === view.name}>
              {VIEW_WORDS[name]}
            </ViewLink>
          ))}
        </nav>
        <ViewsPanel views={data.views} view={view} onView={onView} />
        <ColumnsPanel view={view} onView={onView} announce={announce} />
      </div>
      <FilterBar view={view} choices={arrangement.choices} onView={onView} />
      <div className="shown">
        <Chips view={view} onView={onView} />
        <p className="shown__count" role="status">{matched === total ? many(total, "finding", "findings") : `${matched.toLocaleString("en-GB")} of ${many(total, "finding", "findings")}`}</p>
      </div>
      <UnsavedLine count={open.filter((state) => state.phase !== "saving").length} />
      {matched === 0
        ? <Nothing arrangement={arrangement} view={view} onView={onView} />
        : <Grid arrangement={arrangement} view={view} onView={onView} announce={announce} />}
      <PageLinks arrangement={arrangement} view={view} onView={onView} />
      <Said {...said} />
      {conflict?.phase === "conflict" && <ConflictDialog key={conflict.field.key} state={conflict} edits={edits} />}
    </GridContext.Provider>
  );
}
