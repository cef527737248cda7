/** A page, or plain requests, in the name of one side. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Side } from "~/domain/actor";
import { openPage, type WatchedPage } from "./browser";

/** The cookie of one side. */
export async function sideCookie(url: string, side: Side): Promise<string> {
  const answer = await fetch(`${url}/side`, {
    method: "POST", redirect: "manual", headers: { Origin: url }, body: new URLSearchParams({ side, backTo: "/" }),
  });
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

export async function openPageAs(browser: Browser, url: string, side: Side, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const [name = "", value = ""] = (await sideCookie(url, side)).split(/=(.*)/s);
  const watched = await openPage(browser, options);
  await watched.page.context().addCookies([{ name, value, url }]);
  return watched;
}
