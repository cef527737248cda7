/** A form whose text is kept on the server while it is typed, and is there again when it is opened anew. Without JavaScript, a form. */
import { Form, useLocation, type FormProps } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { paths } from "~/paths";
import { useAutosave } from "~/ui/form/use-autosave";

/** `at`: when what the form now shows was typed; null where nothing was kept of it. */
export type Kept = { owner: string; at: Instant | null };

type Props = Omit<FormProps, "onInput" | "onSubmit"> & {
  /** From typedPlace. */
  place: string;
  kept: Kept;
  /** Changes with what the form starts from: nothing being typed, it then begins anew. */
  version?: string;
};

type Shown = { key: string; at: Instant | null; children: ReactNode };

function Restored({ place, at }: { place: string; at: Instant }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={paths.typed()} className="restored">
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="backTo" value={`${pathname}${search}`} />
      <span>Restored what you typed and had not saved: {formatMoment(at)}.</span>{" "}
      <button className="link-button" name="intent" value="forget">Discard it</button>
    </Form>
  );
}

export function AutosavedForm({ place, kept, version = "", children, ...form }: Props) {
  const { words, onInput, onSubmit } = useAutosave(place, kept.owner);
  const { key: pageKey } = useLocation();
  const now: Shown = { key: `${version} ${kept.at ?? ""}`, at: kept.at, children };
  // From the first key until it is sent, a form stays as it is, whatever else on the page is loaded anew.
  const [held, setHeld] = useState<(Shown & { sentOn: string | null }) | null>(null);
  const holds = held !== null && (held.sentOn === null || held.sentOn === pageKey);
  const shown = holds ? held : now;
  return (
    <>
      {shown.at !== null && <Restored place={place} at={shown.at} />}
      <Form
        {...form}
        key={shown.key}
        onInput={(event) => {
          if (!holds || held.sentOn !== null) setHeld({ ...shown, sentOn: null });
          onInput(event);
        }}
        onSubmit={(event) => {
          onSubmit(event);
          if (!event.defaultPrevented && holds) setHeld({ ...held, sentOn: pageKey });
        }}
      >
        {shown.children}
        {words !== null && holds && <p className="kept-words">{words}</p>}
      </Form>
    </>
  );
}
