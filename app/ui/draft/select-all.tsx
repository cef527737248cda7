/** Ticks all boxes of a form, or none; there where scripts run, since the boxes themselves need none. */
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

export function SelectAll({ name }: { name: string }) {
  const live = useSyncExternalStore(never, () => true, () => false);
  if (!live) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={(event) => {
        const boxes = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`) ?? [])];
        const all = boxes.every((box) => box.checked);
        for (const box of boxes) box.checked = !all;
      }}
    >
      Select all or none
    </button>
  );
}
