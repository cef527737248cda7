/** Sends a form once: a second click before the first is answered sends nothing again. */
import { useNavigation, type Navigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** The answer stands on the page already, and what is around it is read again: another try is another form. */
function isAnswered({ state, formMethod, location }: Navigation): boolean {
  const to: unknown = location?.state;
  const leadsOn = typeof to === "object" && to !== null && "_isRedirect" in to;
  return state === "loading" && formMethod === "POST" && !leadsOn;
}

export function useSingleSubmit(): void {
  const navigation = useNavigation();
  const isBusy = navigation.state !== "idle" && !isAnswered(navigation);
  const busy = useRef(false);
  const sent = useRef(new Set<EventTarget>());

  useEffect(() => {
    busy.current = isBusy;
    if (!isBusy) sent.current.clear();
  }, [isBusy]);

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
