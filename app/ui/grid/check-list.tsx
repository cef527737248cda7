/** A list of values to tick, within its own scroll where it is long. */
export type Choice = { value: string; words: string };

type Props = { legend: string; name: string; choices: readonly Choice[]; chosen: readonly string[]; onChange: () => void };

export function CheckList({ legend, name, choices, chosen, onChange }: Props) {
  if (choices.length === 0) return null;
  return (
    <fieldset className="check-list">
      <legend>{legend}</legend>
      <div className="check-list__choices">
        {choices.map(({ value, words }) => (
          <label key={value} className="check">
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} onChange={onChange} /> {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
