/** Brings the page that the server sent to life. */
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { PageContext } from "~/ui/layout/page-context";

const requestId = document.documentElement.dataset.request ?? null;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageContext.Provider value={{ nonce: undefined, requestId }}>
        <RemixBrowser />
      </PageContext.Provider>
    </StrictMode>,
  );
});
