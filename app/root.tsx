/** The frame of every page, and the one page for errors. */
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { OFFICE_DEFAULTS } from "~/domain/office";
import { myWorkCount } from "~/queries/my-work.server";
import { readOffice } from "~/queries/office.server";
import { findCtx, takeMessage, visitorCtx } from "~/session.server";
import stylesheet from "~/styles/app.scss?url";
import { DemonstrationBanner } from "~/ui/layout/demonstration-banner";
import { ErrorPage, errorWords, faultHeading } from "~/ui/layout/error-page";
import { Message } from "~/ui/layout/message";
import { placesFor } from "~/ui/layout/navigation";
import { OfficeContext } from "~/ui/layout/office-context";
import { usePageContext } from "~/ui/layout/page-context";
import { PageFooter } from "~/ui/layout/page-footer";
import { PrintMark } from "~/ui/layout/print-mark";
import { PageHeader } from "~/ui/layout/page-header";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => {
  const heading = error === undefined ? [] : [errorWords(error)?.heading ?? faultHeading];
  return [{ title: [...heading, "Assurance tracker"].join(" – ") }];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await findCtx(request, context);
  const ctx = signedIn ?? visitorCtx(context);
  const { message, setCookie } = await takeMessage(request, context);
  return data(
    {
      who: signedIn === null ? null : { name: ctx.actor.name, post: ctx.actor.post, side: ctx.actor.side, places: placesFor(ctx.actor), work: await myWorkCount(ctx) },
      office: await readOffice(ctx),
      demonstration: context.config.demonstration,
      today: ctx.today,
      message,
    },
    setCookie === null ? {} : { headers: { "Set-Cookie": setCookie } },
  );
}

/** Filtering and sorting change only the address, and nothing here depends on that. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const samePage = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return formMethod === undefined && samePage ? false : defaultShouldRevalidate || currentUrl.pathname !== nextUrl.pathname;
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId } = usePageContext();
  const page = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang="en-GB" data-request={requestId ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="govuk-skip-link" href="#main">
          Skip to main content
        </a>
        <PageHeader who={page?.who ?? null} forceName={page?.office.forceName ?? ""} demonstration={page?.demonstration === true} />
        {page?.demonstration === true ? <DemonstrationBanner today={page.today} /> : null}
        {page?.who == null ? null : <PrintMark side={page.who.side} office={page.office} />}
        <main className="main" id="main" tabIndex={-1}>
          <Message text={page?.message ?? null} />
          <OfficeContext.Provider value={page?.office ?? OFFICE_DEFAULTS}>{children}</OfficeContext.Provider>
        </main>
        <PageFooter signedIn={page?.who != null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
