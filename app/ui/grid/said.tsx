/** The last thing that happened: spoken to those who listen, and shown for a while to those who look. */
import { useCallback, useEffect, useState } from "react";

type SaidWords = { words: string; /** Counts what was said, so that the same words twice are two things. */ turn: number };

const SHOWN_MS = 8_000;

export function useSaid(): [SaidWords, (words: string) => void] {
  const [said, setSaid] = useState<SaidWords>({ words: "", turn: 0 });
  const say = useCallback((words: string) => { setSaid((before) => ({ words, turn: before.turn + 1 })); }, []);
  return [said, say];
}

export function Said({ words, turn }: SaidWords) {
  const [over, setOver] = useState(0);
  useEffect(() => {
    const timer = window.setTimeout(() => { setOver(turn); }, SHOWN_MS);
    return () => { window.clearTimeout(timer); };
  }, [turn]);
  return (
    <>
      <p className="visually-hidden" aria-live="polite">{words}</p>
      {words !== "" && over !== turn && <p className="said" aria-hidden="true">{words}</p>}
    </>
  );
}
