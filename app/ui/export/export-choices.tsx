/** Which findings to export, in which paper and as which file. */
import { writeView, type View } from "~/domain/register/register-view";

type Props = { view: View; matched: number; total: number; /** Without it the file is a workbook. */ formats: boolean };

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

export function ExportChoices({ view, matched, total, formats }: Props) {
  const kept = [...writeView({ ...view, page: 1, whole: false })].filter(([name]) => name !== "view");
  const all = { value: "all", label: `All ${total.toLocaleString("en-GB")} findings` };
  const shown = { value: "view", label: `The ${matched.toLocaleString("en-GB")} shown, in this order` };
  const other = view.name === "sib" ? "assurance" : "sib";
  const papers = { sib: { value: "sib", label: "SIB tracker" }, assurance: { value: "assurance", label: "Assurance: questions and responses" } };
  return (
    <>
      {kept.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
      <Choices name="scope" legend="Findings" choices={matched < total ? [shown, all] : [all]} />
      <Choices name="view" legend="Paper" choices={[papers[view.name], papers[other]]} />
      {formats && <Choices name="format" legend="File" choices={[{ value: "xlsx", label: "Excel workbook, to fill in and import again" }, { value: "csv", label: "CSV, to read elsewhere" }]} />}
    </>
  );
}
