/** A filled workbook on one page: the file to fetch, the counts, what was filled in and what was left. */
import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { FillView } from "~/ui/fill/fill-view";
import { LeftLists } from "~/ui/fill/left-lists";
import { ChangesTable } from "~/ui/import/changes-table";
import { PageHead } from "~/ui/layout/page-head";

function Count({ to, count, words }: { to: string; count: number; words: string }) {
  return <li>{count === 0 ? <span className="soft"><b>0</b> {words}</span> : <a href={`#${to}`}><b>{count.toLocaleString("en-GB")}</b> {words}</a>}</li>;
}

function Counts({ counts }: { counts: FillView["counts"] }) {
  return (
    <div className="import-counts">
      <ul>
        <Count to="filled" count={counts.filled} words={counts.filled === 1 ? "cell filled in" : "cells filled in"} />
        <li><span className="soft"><b>{counts.right.toLocaleString("en-GB")}</b> right already</span></li>
        <Count to="formulas" count={counts.formulas} words={counts.formulas === 1 ? "formula left" : "formulas left"} />
        <Count to="left" count={counts.left} words={counts.left === 1 ? "other cell left" : "other cells left"} />
        <Count to="entries" count={counts.entries} words={counts.entries === 1 ? "question without a place" : "questions without a place"} />
        <Count to="rows" count={counts.rows} words={counts.rows === 1 ? "row that is no finding here" : "rows that are no finding here"} />
        <Count to="findings" count={counts.findings} words={counts.findings === 1 ? "finding without a row" : "findings without a row"} />
      </ul>
    </div>
  );
}

export function FillPage({ view }: { view: FillView }) {
  const { counts, things, notices, nothing } = view;
  const filled = counts.filled > 0;
  return (
    <>
      <PageHead heading={view.fileName} about="Filled in with what is recorded here: the official record, without anybody’s drafts" />
      <p className={`import-standing${nothing === null ? "" : " import-standing--waiting"}`}>
        {filled
          ? "Only the cells listed below differ. The filled file was read again and compared with yours, cell by cell and part by part; everything else in it is as it was. It is kept here for an hour."
          : nothing === null
            ? "There is nothing to fill in: every cell that could be filled in says what is recorded already, or is listed below."
            : <><b>Nothing was filled in.</b> {nothing}</>}
      </p>
      <p className="form__buttons import-apply">
        {filled && <a className="button button--filled" href={paths.filledFile(view.id)} download>Download the filled file</a>}
        <Link className="button" to={paths.fill()}>Fill in another</Link>
      </p>
      <Counts counts={counts} />
      {notices.length > 0 && (
        <section className="import-list">
          <h2>To know</h2>
          <ul>{notices.map((notice) => <li key={notice}>{notice}</li>)}</ul>
        </section>
      )}
      {filled && <ChangesTable id="filled" heading="Filled in" things={things} count={counts.filled} shown={counts.shown} />}
      <LeftLists view={view} />
    </>
  );
}
