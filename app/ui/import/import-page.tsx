/** Files taken in together on one page: their state, the answers they still need, and what they change, cell by cell. */
import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { formatMoment } from "~/domain/calendar-date";
import type { Problem } from "~/domain/problem";
import { PARAMETERS } from "~/domain/register/register-view";
import { paths } from "~/paths";
import { CellsForm } from "~/ui/import/cells-form";
import { FillFields } from "~/ui/import/fill-fields";
import { HeadingFields } from "~/ui/import/heading-fields";
import type { FileView, ImportView } from "~/ui/import/import-view";
import { OptionFields } from "~/ui/import/option-fields";
import { UnsureFields } from "~/ui/import/unsure-fields";
import { PageHead } from "~/ui/layout/page-head";

type Props = { preview: ImportView; inspections: readonly string[]; problem: Problem | null; /** Its receipt, and the way to undo it. */ receipt: ReactNode };

function Standing({ preview }: { preview: ImportView }) {
  const { state, mayApply, notTheirs, writes, files } = preview;
  const on = preview.appliedAt === null ? "" : ` on ${formatMoment(preview.appliedAt)}`;
  const undone = files.length === 1 ? (files[0]?.undone ?? null) : null;
  if (undone !== null) return <p className="import-standing import-standing--waiting"><b>This import was undone</b> by {undone.by} on {formatMoment(undone.at)}. What follows is what it had written{on}.</p>;
  if (state === "applied") return <p className="import-standing">This is what was written{on}.</p>;
  if (notTheirs !== null) return <p className="import-standing import-standing--waiting"><b>Nothing is written yet.</b> {notTheirs}</p>;
  const waiting = files.filter((file) => file.refusal !== null);
  const [first] = waiting;
  if (files.length === 1 && first?.refusal != null) return <p className="import-standing import-standing--waiting"><b>The file cannot be read yet.</b> {first.refusal.message}</p>;
  if (first !== undefined) return <p className="import-standing import-standing--waiting"><b>Nothing can be applied yet.</b> {waiting.map((file) => file.fileName).join(", ")} {waiting.length === 1 ? "waits" : "wait"} for an answer.</p>;
  if (!mayApply && files.some((file) => file.unsure.some((row) => row.answer === null) || file.astray.some((sheet) => !sheet.byReference))) return <p className="import-standing import-standing--waiting"><b>There is nothing to write yet.</b> Say below what the rows are that are held back.</p>;
  if (!mayApply) return <p className="import-standing">There is nothing to write: what could be taken from {files.length === 1 ? "the file" : "the files"} is recorded already.</p>;
  if (!writes) return <p className="import-standing">As it stands nothing would be written. Settle the conflicts, or take what was left, then apply it. {preview.voice}</p>;
  return <p className="import-standing">Nothing is written yet. Look through what would be written, then apply it. {preview.voice}</p>;
}

type QuestionProps = Pick<Props, "preview" | "inspections" | "problem"> & { file: FileView; index: number };

function Questions({ file, index, preview, inspections, problem }: QuestionProps) {
  const { files, mayAgree } = preview;
  const { refusal, fills, headings } = file;
  const anchor = index === 0 ? "" : `file-${String(index + 1)}-`;
  const action = paths.importPreview(file.id);
  // Its fields are on the page once: for the first file that waits for them, else for the first.
  const asks = (files.find((each) => each.refusal?.field === "inspection" || each.refusal?.field === "agreedOn") ?? files[0])?.id === file.id;
  const wrong = problem?.field === "published" || problem?.field === "agreedOn";
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  const leavesOpen = fills.length + headings.length + file.unsure.length + file.astray.length > 0 || refusal !== null;
  if (!leavesOpen && !asks) return null;
  return (
    <div className="import-questions-of">
      {files.length > 1 && leavesOpen && <h2>{file.fileName}: what it leaves open</h2>}
      <UnsureFields file={file} action={action} anchor={anchor} />
      {fills.length > 0 && <FillFields fills={fills} action={action} anchor={anchor} />}
      {headings.length > 0 && <HeadingFields headings={headings} open={refusal?.field === "mapping"} action={action} anchor={anchor} />}
      {asks && <OptionFields file={file} mayAgree={mayAgree} action={action} inspections={inspections} open={refusal?.field === "inspection" || refusal?.field === "agreedOn" || wrong} errorOf={errorOf} />}
    </div>
  );
}

export function ImportPage({ preview, inspections, problem, receipt }: Props) {
  const { state, mayAnswer, files } = preview;
  const name = files.length === 1 ? (files[0]?.fileName ?? "") : `${String(files.length)} files together`;
  return (
    <>
      <PageHead heading={name} about={`Brought by ${preview.importedBy}, ${formatMoment(preview.createdAt)}`} />
      <Standing preview={preview} />
      {state === "applied" && preview.inspection !== null && (
        <p><Link to={paths.findings(new URLSearchParams({ [PARAMETERS.inspection]: preview.inspection }).toString())}>Open the findings of {preview.inspection}</Link></p>
      )}
      {mayAnswer && files.map((file, index) => <Questions key={file.id} file={file} index={index} preview={preview} inspections={inspections} problem={problem} />)}
      <CellsForm preview={preview} />
      {receipt}
    </>
  );
}
