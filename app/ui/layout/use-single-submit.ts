/** Sends a form once: a second click before the first is answered sends nothing again. */
import { useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

export function useSingleSubmit(): void {
  const { state } = useNavigation();
  const busy = useRef(false);
  const sent = useRef(new Set<EventTarget>());

  useEffect(() => {
    busy.current = state !== "idle";
    if (state === "idle") sent.current.clear();
  }, [state]);

  useEffect(() => {
    function once(event: SubmitEvent) {
      const { target: form } = event;
      if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
      if (busy.current && sent.current.has(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else sent.current.add(form);
    }
    document.addEventListener("submit", once, true);
    return () => { document.removeEventListener("submit", once, true); };
  }, []);
}
