/** A part of a page as HTML, with links and forms as in the browser. */
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router-dom";

export function rendered(element: ReactElement): string {
  const { error } = console;
  // Links wait for a layout that is never made here, which React says of each.
  console.error = (...said: unknown[]) => { if (!String(said[0]).includes("useLayoutEffect does nothing on the server")) error(...said); };
  try {
    return renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "*", element }])} />);
  } finally {
    console.error = error;
  }
}

/** Its words alone. */
export function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
}
