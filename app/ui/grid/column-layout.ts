/** Widths and pins of the columns: kept in this browser, for each view. */
import { useSyncExternalStore } from "react";
import { isGridColumn, type GridColumn } from "~/domain/register/grid-column";
import type { ViewName } from "~/domain/register/register-view";

export type ColumnLayout = { /** In CSS pixels; absent = usual. */ widths: Partial<Record<GridColumn, number>>; pinned: GridColumn[] };

const USUAL: Record<ViewName, ColumnLayout> = {
  assurance: { widths: {}, pinned: [] },
  sib: { widths: {}, pinned: ["reference"] },
};

const kept = new Map<ViewName, ColumnLayout>();
const listeners = new Set<() => void>();

function storageKey(name: ViewName): string {
  return `register-columns-${name}`;
}

function readKept(name: ViewName): ColumnLayout {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(name)) ?? "null");
    if (typeof stored !== "object" || stored === null) return USUAL[name];
    const { widths, pinned } = stored as { widths?: unknown; pinned?: unknown };
    const sizes = Object.entries(typeof widths === "object" && widths !== null ? widths : {});
    return {
      widths: Object.fromEntries(sizes.filter(([column, width]) => isGridColumn(column) && typeof width === "number" && width > 0)),
      pinned: Array.isArray(pinned) ? pinned.filter((column): column is GridColumn => typeof column === "string" && isGridColumn(column)) : [],
    };
  } catch {
    return USUAL[name];
  }
}

function layoutOf(name: ViewName): ColumnLayout {
  const known = kept.get(name) ?? readKept(name);
  kept.set(name, known);
  return known;
}

export function setColumnLayout(name: ViewName, layout: ColumnLayout | null): void {
  kept.set(name, layout ?? USUAL[name]);
  try {
    if (layout === null) localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), JSON.stringify(layout));
  } catch {
    // A browser that keeps nothing still shows the layout until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export function useColumnLayout(name: ViewName): ColumnLayout {
  return useSyncExternalStore(subscribe, () => layoutOf(name), () => USUAL[name]);
}
