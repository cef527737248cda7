/** What a process keeps in memory for one person, such as a file made for them: so many, of so many bytes, for so long. */
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";

export type ShelfRules<Thing> = {
  minutes: number;
  things: number;
  bytes: number;
  bytesOf: (thing: Thing) => number;
  /** Stays however old it is. */
  isHeld?: (thing: Thing) => boolean;
};

export type Shelf<Thing> = {
  /** Returns its id. */
  put: (ctx: Ctx, thing: Thing) => string;
  /** Null where it is nobody's, somebody else's, or forgotten. */
  find: (ctx: Ctx, id: string) => Thing | null;
  forget: (ctx: Ctx, id: string) => void;
};

type Kept<Thing> = { thing: Thing; owner: string; until: number };

function ownerOf({ actor }: Ctx): string {
  return `${actor.side} ${actor.personId ?? actor.name}`;
}

export function newShelf<Thing>({ minutes, things, bytes, bytesOf, isHeld = () => false }: ShelfRules<Thing>): Shelf<Thing> {
  const shelves = new WeakMap<Db, Map<string, Kept<Thing>>>();

  function shelfOf(db: Db): Map<string, Kept<Thing>> {
    const shelf = shelves.get(db) ?? new Map<string, Kept<Thing>>();
    shelves.set(db, shelf);
    return shelf;
  }

  /** The oldest go first; the newest stays whatever its size. */
  function tidy(shelf: Map<string, Kept<Thing>>, now: number): void {
    let size = [...shelf.values()].reduce((sum, { thing }) => sum + bytesOf(thing), 0);
    for (const [id, { thing, until }] of shelf) {
      const fits = shelf.size <= things && (size <= bytes || shelf.size === 1);
      if (isHeld(thing) || (now <= until && fits)) continue;
      shelf.delete(id);
      size -= bytesOf(thing);
    }
  }

  return {
    put: (ctx, thing) => {
      const [shelf, id, now, lasts] = [shelfOf(ctx.db), ctx.newId(), Date.parse(ctx.now), minutes * 60_000];
      shelf.set(id, { thing, owner: ownerOf(ctx), until: now + lasts });
      tidy(shelf, now);
      // Nobody may ask again, and drafts may be in it.
      setTimeout(() => { tidy(shelf, now + lasts + 1); }, lasts).unref();
      return id;
    },
    find: (ctx, id) => {
      const shelf = shelfOf(ctx.db);
      tidy(shelf, Date.parse(ctx.now));
      const kept = shelf.get(id);
      return kept?.owner === ownerOf(ctx) ? kept.thing : null;
    },
    forget: (ctx, id) => {
      const shelf = shelfOf(ctx.db);
      if (shelf.get(id)?.owner === ownerOf(ctx)) shelf.delete(id);
    },
  };
}
