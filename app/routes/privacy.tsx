/** What is kept about people, why, for how long, and who can read it; readable without signing in. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { privacyPage } from "~/queries/privacy-page.server";
import { visitorCtx } from "~/session.server";
import { useSideNames } from "~/ui/layout/office-words";
import { PageHead } from "~/ui/layout/page-head";

export async function loader({ context }: LoaderFunctionArgs) {
  const { limits } = await privacyPage(visitorCtx(context));
  const { backups, mail, providers, demonstration } = context.config;
  return { limits, kept: backups?.kept ?? 0, sendsMail: mail !== null, signsOn: providers.length > 0, demonstration };
}

export const meta: MetaFunction = () => [{ title: "Privacy – Assurance tracker" }];

function Cookies({ demonstration }: { demonstration: boolean }) {
  return (
    <table className="plain-table framed-table">
      <caption className="govuk-visually-hidden">Cookies</caption>
      <thead>
        <tr><th scope="col">Cookie</th><th scope="col">What it is for</th><th scope="col">Until</th></tr>
      </thead>
      <tbody>
        <tr><th scope="row" data-heading="Cookie"><code>session</code></th><td data-heading="For">That you are signed in. It is a random number; who you are stays on the server.</td><td data-heading="Until">You sign out or close the browser</td></tr>
        {!demonstration && <tr><th scope="row" data-heading="Cookie"><code>device</code></th><td data-heading="For">That this browser has signed in before, so that somebody else’s guesses at your password do not slow you down.</td><td data-heading="Until">180 days after you last signed in</td></tr>}
        <tr><th scope="row" data-heading="Cookie"><code>message</code></th><td data-heading="For">The one sentence that the next page says after you did something.</td><td data-heading="Until">The next page</td></tr>
        {!demonstration && <tr><th scope="row" data-heading="Cookie"><code>sign-in</code></th><td data-heading="For">The way back from your organisation’s own sign-in.</td><td data-heading="Until">10 minutes</td></tr>}
      </tbody>
    </table>
  );
}

export default function Privacy() {
  const { limits, kept, sendsMail, signsOn, demonstration } = useLoaderData<typeof loader>();
  const { office, force } = useSideNames();
  return (
    <article className="measure">
      <PageHead heading="Privacy" about="What this tracker keeps about the people who use it and are named in it." />
      {demonstration && <p>This is a demonstration about a fictional force: nobody in it is real, and what you type stays on this machine.</p>}
      <h2>Who answers for it</h2>
      <p>
        The tracker is used by {office} and {force} together, so that the chief constable can be held to account for what HMICFRS found. That is a duty in law
        (Police Reform and Social Responsibility Act 2011, section 1; Police Act 1996, section 55), and personal data is kept here for that task and for no other. Each
        side answers for what its own people write. Ask the data protection officer of your side about it, or for a copy of what is held about you.
      </p>
      <h2>What is kept</h2>
      <ul>
        <li>Of people who sign in: name, e-mail address, side, roles, the posts they held and when, and who has named whom to act for them.</li>
        <li>A password only as a hash from which nobody gets it back{signsOn ? "; or, where your organisation signs you in, the number by which it knows you" : ""}.</li>
        <li>When you signed in, and tries that were refused. Of the network address only a digest is kept, which tells one address from another and no more.</li>
        <li>Everything you change: what it was, what it became, when, and by what way. It stands in the history under your name and the post you held.</li>
        <li>Of people who are only named: leads of findings, owners of steps and actions, and whoever a text names.</li>
        <li>Files that were imported, with everything in them.</li>
      </ul>
      <p>Texts here are about how a force works, not about people. Do not write the names of victims, suspects or witnesses into them.</p>
      <h2>For how long</h2>
      <p>
        The record and its history are kept for good, because they say what was asked and answered in public business. Nothing is removed from the history, but for words
        that must go by law: then who did what and when stays, the words do not, and it says why. Counts of tries to sign in are forgotten after 15 minutes. A sign-in ends after{" "}
        {limits.idleMinutes} minutes without use, and after {limits.hours} hours in any case.{" "}
        {kept > 0 && `The server keeps a copy of everything each night, and each copy for ${String(kept)} nights; other copies may be kept elsewhere.`}
      </p>
      <h2>Who can read it</h2>
      <p>
        Your own side’s drafts and private notes are read by your own side, what is issued or submitted by both. Observers read the texts of findings and HMICFRS’s status. Sign-ins are
        read by the administrators of that side. <strong>Whoever runs the machine, or holds a backup, can read everything, the drafts of both sides included</strong>: both sides have to agree in
        writing who that is. Logs hold no names, texts or addresses.
      </p>
      <p>
        Nothing is sent to anybody else: there is no analytics, and no part of a page comes from another site.
        {sendsMail && " If you wish it, you get one e-mail a day, which says only that something waits for you."}
      </p>
      <h2>Cookies</h2>
      <p>Only those without which it would not work, so you are not asked about them.</p>
      <Cookies demonstration={demonstration} />
      <h2>Your rights</h2>
      <p>
        You can ask your side what it holds about you, have it corrected, and object to how it is used. If you are not content with the answer, you can complain to the Information Commissioner’s
        Office at <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk</a>. How far the tracker can be used by everybody is said on the page about{" "}
        <Link to={paths.accessibility()}>accessibility</Link>.
      </p>
    </article>
  );
}
