/** Whether the page runs its script: false in the page as the server sends it. */
import { useSyncExternalStore } from "react";

function nothingChanges(): () => void {
  return () => undefined;
}

export function useScripted(): boolean {
  return useSyncExternalStore(nothingChanges, () => true, () => false);
}
