/** Asks what the colours of a RAG column mean where it gives RAG by colour alone; asked once and remembered. */
import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { RAGS, RAG_WORDS } from "~/domain/rag";
import { SelectField } from "~/ui/form/select-field";
import type { FillLine } from "~/ui/import/import-view";

const OPTIONS = [{ value: "", words: "No RAG" }, ...RAGS.map((rag) => ({ value: rag, words: RAG_WORDS[rag] }))];

/** The colour itself, set after the page is there: its policy allows no style in the markup. */
function Swatch({ rgb }: { rgb: string }) {
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    box.current?.style.setProperty("background-color", `#${rgb}`);
  }, [rgb]);
  return <span ref={box} className="swatch" aria-hidden="true" />;
}

type Props = { fills: readonly FillLine[]; /** Where it is sent, and what stands before its names where there are several. */ action: string; anchor: string };

export function FillFields({ fills, action, anchor }: Props) {
  const confirmed = fills.every((fill) => fill.confirmed !== undefined);
  return (
    <details className="import-questions" open={!confirmed}>
      <summary>{confirmed ? "Colours are taken as you said" : "RAG given by colour alone: say what the colours mean"}</summary>
      <Form method="post" action={action} className="form">
        <p>Nothing of it is taken until you say so. It is remembered for the next file with the same headings.</p>
        <input type="hidden" name="fills-said" value="yes" />
        {fills.map((fill, index) => (
          <SelectField
            key={fill.key}
            id={`${anchor}fill-${String(index)}`}
            name={`fill:${fill.key}`}
            label={<><Swatch rgb={fill.rgb} /> {fill.class} ({fill.rgb})</>}
            hint={`${fill.where}, ${fill.count === 1 ? "1 cell" : `${String(fill.count)} cells`}${fill.proposed === null ? "" : ". Seems to mean this:"}`}
            options={OPTIONS}
            defaultValue={(fill.confirmed === undefined ? fill.proposed : fill.confirmed) ?? ""}
          />
        ))}
        <button className="button" name="intent" value="plan">Take the colours so</button>
      </Form>
    </details>
  );
}
