/** A text box as high as its text. */
import { useLayoutEffect, useRef } from "react";

type Props = { value: string; onChange: (value: string) => void };

export function GrowingText({ value, onChange }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const text = box.current;
    if (text === null) return;
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 4}px`;
  }, [value]);
  return <textarea ref={box} rows={2} value={value} onChange={(event) => { onChange(event.target.value); }} />;
}
