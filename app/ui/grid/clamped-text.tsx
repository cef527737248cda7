/** A text in full where it is short; a long one by its beginning, with "more". */
import { useState } from "react";
import { isLong } from "~/domain/register/long-text";
import { useGrid } from "~/ui/grid/grid-context";

type Props = { text: string; /** Where the text stands in full, for readers without JavaScript. */ href: string; what: string };

export function ClampedText({ text, href, what }: Props) {
  const { live, room } = useGrid();
  const [open, setOpen] = useState(false);
  if (!isLong(text, room)) return <div className="text">{text}</div>;
  const words = open ? "less" : "more";
  return (
    <>
      <div className={open ? "text" : `text text--clamped text--${room}`}>{text}</div>
      {live ? (
        <button type="button" className="more" tabIndex={-1} data-more aria-expanded={open} onClick={() => { setOpen(!open); }}>
          {words}<span className="visually-hidden"> of {what}</span>
        </button>
      ) : (
        <a className="more" href={href}>more<span className="visually-hidden"> of {what}</span></a>
      )}
    </>
  );
}
