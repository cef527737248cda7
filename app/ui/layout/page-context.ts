/** What the server knows about the answer itself: the nonce of its scripts and the id of its request. */
import { createContext, useContext } from "react";

export type PageContextValue = { nonce: string | undefined; requestId: string | null };

export const PageContext = createContext<PageContextValue>({ nonce: undefined, requestId: null });

export function usePageContext(): PageContextValue {
  return useContext(PageContext);
}
