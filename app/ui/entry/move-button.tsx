/** A button that moves an entry, a correction or a response along. */
type Props = { intent: string; words: string; main?: boolean };

export function MoveButton({ intent, words, main = false }: Props) {
  return (
    <button className={main ? "button button--filled" : "button"} name="intent" value={intent}>
      {words}
    </button>
  );
}
