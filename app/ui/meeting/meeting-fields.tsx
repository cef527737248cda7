/** The fields of a meeting that is planned or changed. */
import type { MeetingField, TypedMeeting } from "~/domain/meeting/meeting-form";
import type { Problem } from "~/domain/problem";
import { ChoiceField } from "~/ui/form/choice-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";

type Props = { kinds: readonly string[]; series: readonly { id: string; name: string }[]; values: TypedMeeting; problem: Problem | null };

export function MeetingFields({ kinds, series, values, problem }: Props) {
  const of = (id: MeetingField) => ({ id, defaultValue: values[id], error: problem?.field === id ? problem.message : undefined });
  const kindOptions = kinds.map((kind) => ({ value: kind, words: kind.charAt(0).toUpperCase() + kind.slice(1) }));
  return (
    <>
      {series.length > 1 && <SelectField {...of("series")} label="Series" options={series.map(({ id, name }) => ({ value: id, words: name }))} />}
      {series.length === 1 && <input type="hidden" name="series" value={values.series} />}
      <SelectField {...of("kind")} label="Kind" options={kindOptions} />
      <TextField {...of("date")} label="Date" hint="Day first, such as 18/7/2022" width={20} />
      <div className="field-row">
        <TextField {...of("time")} label="Begins" hint="Such as 14:00" width={5} />
        <TextField {...of("endTime")} label="Ends" hint="Leave empty if not set" width={5} />
      </div>
      <TextField {...of("title")} label="Title" hint="Leave empty for kind and month, such as “Assurance meeting, July 2022”" />
      <TextField {...of("theme")} label="Theme" />
      <TextField {...of("venue")} label="Venue" />
      <ChoiceField id="virtual" kind="checkbox" legend="Virtual" choices={[{ value: "yes", words: "It takes place online, or people may join online" }]} chosen={values.virtual === "" ? [] : ["yes"]} />
      <div className="field-row">
        <TextField {...of("chair")} label="Chair" hint="A post or a name" width={20} />
        <TextField {...of("noteTaker")} label="Note-taker" hint="A post or a name" width={20} />
      </div>
      <div className="field-row">
        <TextField {...of("papersDueOn")} label="Papers due" width={20} />
        <TextField {...of("marking")} label="Marking" hint="Empty: the office’s own" width={20} />
      </div>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">The next meeting, as announced at this one</legend>
        <p className="govuk-hint">Kept as it is until somebody plans it.</p>
        <div className="field-row">
          <TextField {...of("nextKind")} label="Kind" width={20} />
          <TextField {...of("nextDate")} label="Date" width={20} />
        </div>
        <div className="field-row">
          <TextField {...of("nextTime")} label="Begins" width={5} />
          <TextField {...of("nextEndTime")} label="Ends" width={5} />
          <TextField {...of("nextVenue")} label="Venue" width={20} />
        </div>
      </fieldset>
    </>
  );
}
