/** What to export from the register, and as what: a plain form, so that the browser takes the file and the page stays. */
import { writeView, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";

type Props = { view: View; matched: number; total: number };

type Choice = { value: string; label: string };

function Choices({ name, legend, choices }: { name: string; legend: string; choices: readonly Choice[] }) {
  return (
    <fieldset className="columns">
      <legend>{legend}</legend>
      {choices.map(({ value, label }, index) => (
        <label key={value} className="check">
          <input type="radio" name={name} value={value} defaultChecked={index === 0} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

export function ExportPanel({ view, matched, total }: Props) {
  const kept = [...writeView({ ...view, page: 1, whole: false })].filter(([name]) => name !== "view");
  const all = { value: "all", label: `All ${total.toLocaleString("en-GB")} findings` };
  const shown = { value: "view", label: `The ${matched.toLocaleString("en-GB")} shown, in this order` };
  const other = view.name === "sib" ? "assurance" : "sib";
  const papers = { sib: { value: "sib", label: "SIB tracker" }, assurance: { value: "assurance", label: "Assurance: questions and responses" } };
  return (
    <details className="drop">
      <summary className="button">Export</summary>
      <form className="drop__body" method="get" action={paths.export()}>
        {kept.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
        <Choices name="scope" legend="Findings" choices={matched < total ? [shown, all] : [all]} />
        <Choices name="view" legend="Paper" choices={[papers[view.name], papers[other]]} />
        <Choices name="format" legend="File" choices={[{ value: "xlsx", label: "Excel workbook, to fill in and import again" }, { value: "csv", label: "CSV, to read elsewhere" }]} />
        <p className="drop__do">
          <button className="button" type="submit">Export</button>
        </p>
      </form>
    </details>
  );
}
