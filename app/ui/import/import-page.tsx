/** An import on one page: its state, the answers it still needs, the counts, and every list they count. */
import type { ReactNode } from "react";
import { Form, Link } from "@remix-run/react";
import { formatMoment } from "~/domain/calendar-date";
import type { Problem } from "~/domain/problem";
import { PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { AddedTable } from "~/ui/import/added-table";
import { ChangesTable } from "~/ui/import/changes-table";
import { FillFields } from "~/ui/import/fill-fields";
import { HeadingFields } from "~/ui/import/heading-fields";
import { ImportCounts } from "~/ui/import/import-counts";
import type { ImportView } from "~/ui/import/import-view";
import { LeftOver } from "~/ui/import/left-over";
import { OptionFields } from "~/ui/import/option-fields";
import { PageHead } from "~/ui/layout/page-head";

type Props = { preview: ImportView; inspections: readonly string[]; problem: Problem | null; /** Its receipt, and the way to undo it. */ receipt: ReactNode };

function Apply({ preview }: { preview: ImportView }) {
  return (
    <Form method="post" className="form__buttons import-apply">
      {preview.mayApply && <button className="button button--filled" name="intent" value="apply">Apply this import</button>}
      <button className="button" name="intent" value="discard">Discard the file</button>
    </Form>
  );
}

function Standing({ preview }: { preview: ImportView }) {
  const { refusal, state, mayApply } = preview;
  if (state === "applied") return <p className="import-standing">This is what was written{preview.appliedAt === null ? "" : ` on ${formatMoment(preview.appliedAt)}`}.</p>;
  if (refusal !== null) return <p className="import-standing import-standing--waiting"><b>The file cannot be read yet.</b> {refusal.message}</p>;
  if (!mayApply) return <p className="import-standing">There is nothing to write: what could be taken from the file is recorded already.</p>;
  return <p className="import-standing">Nothing is written yet. Look through what would be written, then apply it. {preview.voice}</p>;
}

export function ImportPage({ preview, inspections, problem, receipt }: Props) {
  const { refusal, state, headings, fills, counts } = preview;
  const open = state === "planned";
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      <PageHead heading={preview.fileName} about={`Brought by ${preview.importedBy}, ${formatMoment(preview.createdAt)}`} />
      <Standing preview={preview} />
      {refusal === null && <ImportCounts preview={preview} />}
      {open && refusal === null && <Apply preview={preview} />}
      {state === "applied" && preview.inspection !== null && (
        <p><Link to={paths.findings(new URLSearchParams({ [PARAMETERS.inspection]: preview.inspection }).toString())}>Open the findings of {preview.inspection}</Link></p>
      )}
      {receipt}
      {open && fills.length > 0 && <FillFields fills={fills} />}
      {open && headings.length > 0 && <HeadingFields headings={headings} open={refusal?.field === "mapping"} />}
      {open && <OptionFields preview={preview} inspections={inspections} open={refusal?.field === "inspection" || refusal?.field === "agreedOn" || problem?.field === "published" || problem?.field === "agreedOn"} errorOf={errorOf} />}
      {open && refusal !== null && <Apply preview={preview} />}
      {preview.changed.length > 0 && <ChangesTable id="changed" heading="Changed" things={preview.changed} count={counts.changed} shown={counts.shown} />}
      {preview.cleared.length > 0 && <ChangesTable id="cleared" heading="Cleared" things={preview.cleared} count={counts.cleared} shown={counts.shown} />}
      <LeftOver preview={preview} />
      {preview.addedLines.length > 0 && <AddedTable lines={preview.addedLines} count={counts.added} />}
    </>
  );
}
