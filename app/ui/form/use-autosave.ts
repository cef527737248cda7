/** Keeps what is being typed in a form on the server, a moment after the last key; where that fails, in this browser until it works again. */
import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import { formatMoment } from "~/domain/calendar-date";
import type { TypedFields } from "~/domain/typed-text";
import { paths } from "~/paths";

const IDLE_MS = 1000;
const LONGEST_WAIT_MS = 5000;

function fieldsOf(form: HTMLFormElement): TypedFields {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).filter((value) => typeof value === "string")]));
}

type Sent = { kept: true; at: string } | { kept: false; signedOut: boolean };

async function send(place: string, fields: TypedFields): Promise<Sent> {
  const body = new URLSearchParams({ intent: "save", place, fields: JSON.stringify(fields) });
  try {
    // Browsers send no more than 64 KB for a page that is closing.
    const answer = await fetch(paths.typed(), { method: "POST", body, keepalive: body.toString().length < 60_000 });
    if (!answer.ok) return { kept: false, signedOut: answer.status === 401 };
    const said = (await answer.json()) as { at: string };
    return { kept: true, at: said.at };
  } catch {
    return { kept: false, signedOut: false };
  }
}

function stash(key: string, fields: TypedFields): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(fields));
  } catch {
    // A browser that keeps nothing has said so in its settings.
  }
}

function stashed(key: string): TypedFields | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as TypedFields);
  } catch {
    return null;
  }
}

function wordsOf(sent: Sent): string {
  if (sent.kept) return `What you type is kept, not yet saved: ${formatMoment(sent.at)}`;
  return sent.signedOut
    ? "You have been signed out. What you type stays in this window: sign in again in it and you will find it here."
    : "The server cannot be reached. What you type stays in this window until it can.";
}

export type Autosave = {
  /** Null until something was typed. */
  words: string | null;
  onInput: (event: FormEvent<HTMLFormElement>) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/** `owner`: whose text it is; in a browser that somebody else signs in to it is not shown. */
export function useAutosave(place: string, owner: string): Autosave {
  const key = `typed ${owner} ${place}`;
  const [sent, setSent] = useState<Sent | null>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const dirtySince = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const goesThrough = useRef(false);
  const { revalidate } = useRevalidator();

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (form.current === null || dirtySince.current === null) return;
    const fields = fieldsOf(form.current);
    dirtySince.current = null;
    const outcome = await send(place, fields);
    if (outcome.kept) sessionStorage.removeItem(key);
    else stash(key, fields);
    setSent(outcome);
  }, [place, key]);

  useEffect(() => {
    const left = stashed(key);
    if (left === null) return;
    void send(place, left).then((outcome) => {
      if (!outcome.kept) return;
      sessionStorage.removeItem(key);
      revalidate();
    });
    // Only what an earlier page left behind is taken up.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place, key]);

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [flush]);

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    form.current = event.currentTarget;
    const now = Date.now();
    dirtySince.current ??= now;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), Math.max(0, Math.min(IDLE_MS, dirtySince.current + LONGEST_WAIT_MS - now)));
  };

  // What was typed is kept before it is sent: a form sent after the session ended would be lost at the door.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (goesThrough.current || dirtySince.current === null) {
      goesThrough.current = false;
      return;
    }
    event.preventDefault();
    const { currentTarget } = event;
    const { submitter } = event.nativeEvent as SubmitEvent;
    void flush().then(() => {
      goesThrough.current = true;
      currentTarget.requestSubmit(submitter);
    });
  };

  return { words: sent === null ? null : wordsOf(sent), onInput, onSubmit };
}
