/** Fetches the rows anew when somebody comes back to a page that was out of sight for a while: others were at work meanwhile. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const AWAY_MS = 60_000;

export function useFreshRows(): void {
  const { revalidate } = useRevalidator();
  const leftAt = useRef<number | null>(null);
  useEffect(() => {
    const turn = () => {
      if (document.visibilityState === "hidden") leftAt.current = performance.now();
      else if (leftAt.current !== null && performance.now() - leftAt.current > AWAY_MS) revalidate();
    };
    document.addEventListener("visibilitychange", turn);
    return () => { document.removeEventListener("visibilitychange", turn); };
  }, [revalidate]);
}
