/** The view of the register: kept in React, written to the address a moment after it changes, and read from it when somebody goes back. */
import { useLocation, useNavigate, useNavigationType } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { readView, viewSearch, type View } from "~/domain/register/register-view";

const WRITE_AFTER_MS = 150;

function isOwn(state: unknown): boolean {
  return typeof state === "object" && state !== null && "ownView" in state;
}

export function useRegisterView(): [View, (view: View) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const navigationType = useNavigationType();
  const [view, setView] = useState(() => readView(new URLSearchParams(location.search)));
  const [seen, setSeen] = useState(location.key);
  const timer = useRef<number>();

  if (seen !== location.key) {
    setSeen(location.key);
    if ((navigationType as string) === "POP" || !isOwn(location.state)) setView(readView(new URLSearchParams(location.search)));
  }

  useEffect(() => () => { window.clearTimeout(timer.current); }, []);

  const change = useCallback((next: View) => {
    setView(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      navigate({ search: viewSearch(next) }, { replace: true, preventScrollReset: true, state: { ownView: true } });
    }, WRITE_AFTER_MS);
  }, [navigate]);

  return [view, change];
}
