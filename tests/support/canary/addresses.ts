/** Addresses of routes, from the names of their files. */

/** `findings.$reference._index` with its parameters → '/findings/F-0101'. */
export function addressOf(route: string, params: Record<string, string> = {}): string {
  const parts = route.replace(/\[\.\]/g, "\u0000").split(".").filter((part) => part !== "_index" && part !== "index");
  const path = parts.map((part) => {
    const plain = part.replace(/^_(?=.)/, "").replace(/_$/, "").replaceAll("\u0000", ".");
    if (plain === "$") return "nowhere/at-all";
    return plain.startsWith("$") ? encodeURIComponent(params[plain.slice(1)] ?? "none") : plain;
  });
  return `/${path.join("/")}`;
}

/** The address of the data that the browser fetches in place of a page. */
export function dataAddress(address: string): string {
  const [path = "/", search] = address.split("?");
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  return search === undefined ? data : `${data}?${search}`;
}
