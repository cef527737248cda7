/** The rows the browser holds: those sent with the page, those that follow it, and what was saved since. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Arrangement, Register } from "~/domain/register/arrange-register";
import type { RegisterRow } from "~/domain/register/register-row";
import { prepareSearch } from "~/domain/register/register-search";
import { paths } from "~/paths";

export type Sent = { register: Register | null; arrangement: Arrangement | null; restFollows: boolean };

const ROWS_PREPARED_AT_ONCE = 50;

let allRowsHere = false;

/** For the route, which is asked outside React whether a change of view needs the server. */
export function browserHoldsAllRows(): boolean {
  return allRowsHere;
}

async function fetchAll(signal: AbortSignal): Promise<Register | null> {
  try {
    const response = await fetch(paths.registerRows(), { signal });
    return response.ok ? ((await response.json()) as Register) : null;
  } catch {
    return null;
  }
}

type Changed = ReadonlyMap<string, RegisterRow>;
const NOTHING: Changed = new Map();

function withChanged(rows: readonly RegisterRow[], changed: Changed): RegisterRow[] {
  return rows.map((row) => changed.get(row.id) ?? row);
}

type Rows = {
  /** Null while only a page of them is here. */
  register: Register | null;
  /** The page the server arranged, where it did. */
  arrangement: Arrangement | null;
  /** Puts rows that were saved in the place of what was sent. */
  replace: (rows: readonly RegisterRow[]) => void;
};

export function useRows(sent: Sent): Rows {
  const [from, setFrom] = useState(sent);
  const [fetched, setFetched] = useState<Register | null>(null);
  const [changed, setChanged] = useState(NOTHING);

  // What the server sends anew holds everything saved before.
  if (from !== sent) {
    setFrom(sent);
    setFetched(null);
    setChanged(NOTHING);
  }

  const missing = sent.register === null && sent.restFollows && fetched === null;
  useEffect(() => {
    if (!missing) return undefined;
    const stop = new AbortController();
    void fetchAll(stop.signal).then((register) => { if (!stop.signal.aborted && register !== null) setFetched(register); });
    return () => { stop.abort(); };
  }, [missing]);

  const base = sent.register ?? fetched;
  useEffect(() => {
    allRowsHere = base !== null;
    return () => { allRowsHere = false; };
  }, [base]);

  // A search must not wait for this, so it is done in small portions while nothing else is.
  useEffect(() => {
    if (base === null || !("requestIdleCallback" in window)) return undefined;
    let from = 0;
    let idle = 0;
    const portion = () => {
      prepareSearch(base.rows.slice(from, from + ROWS_PREPARED_AT_ONCE));
      from += ROWS_PREPARED_AT_ONCE;
      if (from < base.rows.length) idle = window.requestIdleCallback(portion);
    };
    idle = window.requestIdleCallback(portion);
    return () => { window.cancelIdleCallback(idle); };
  }, [base]);

  const replace = useCallback((rows: readonly RegisterRow[]) => {
    if (rows.length > 0) setChanged((before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)]));
  }, []);

  const register = useMemo(() => (base === null ? null : { ...base, rows: withChanged(base.rows, changed) }), [base, changed]);
  const arrangement = useMemo(() => {
    if (sent.arrangement === null || changed.size === 0) return sent.arrangement;
    const lines = sent.arrangement.lines.map((line) => (line.kind === "row" ? { ...line, row: changed.get(line.row.id) ?? line.row } : line));
    return { ...sent.arrangement, lines };
  }, [sent.arrangement, changed]);
  return { register, arrangement, replace };
}
