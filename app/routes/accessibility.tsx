/** The accessibility statement; readable without signing in. */
import type { MetaFunction } from "@remix-run/node";
import { useSideNames } from "~/ui/layout/office-words";
import { PageHead } from "~/ui/layout/page-head";

export const meta: MetaFunction = () => [{ title: "Accessibility – Assurance tracker" }];

export default function Accessibility() {
  const { office, force } = useSideNames();
  return (
    <article className="measure">
      <PageHead heading="Accessibility statement" about={`For the assurance tracker of ${office} and ${force}.`} />
      <p>We want as many people as possible to be able to use this tracker. You should be able to:</p>
      <ul>
        <li>do everything with the keyboard alone, and always see where you are</li>
        <li>do the main task of every page without JavaScript</li>
        <li>enlarge a page to 400% and use it on a telephone without losing anything</li>
        <li>listen to most of a page with a screen reader, and fill in every form with one</li>
        <li>tell RAG, assurance and HMICFRS status apart without seeing colour: each has its words, and RAG a symbol too</li>
        <li>print any page in dark on light, and see it without movement where your system asks for that</li>
      </ul>
      <h2>How accessible it is</h2>
      <p>
        The tracker is built to meet the Web Content Accessibility Guidelines, version 2.2, at level AA. Each new version is tried by a program (axe) on its main pages, with the keyboard alone and
        at the width of a telephone. Nobody outside has tested it, and people who use assistive technology every day have not tried it yet: until that is done, take it as <strong>partially compliant</strong>.
      </p>
      <h2>What does not work as it should</h2>
      <ul>
        <li>The register is a wide table. At a large size it is read by scrolling in two directions; the page of each finding says the same in one column, and can be used instead to change any field.</li>
        <li>In the register, changing a cell in its place, and moving from cell to cell with the arrow keys, need JavaScript. <em>Change</em> on the finding’s page does not.</li>
        <li>Some texts were written elsewhere (HMICFRS’s findings, papers that were imported) and are kept as they were, even where they are hard to read.</li>
        <li>Exported workbooks have headings, column widths and drop-down lists, and no pictures. They have not been tried with a screen reader.</li>
      </ul>
      <h2>Tell us</h2>
      <p>
        If you cannot do something here, or need something from it in another form (large print, easy read, audio, braille), tell the administrator of your side: they are named on the page of people. If you cannot
        sign in, ask {office}. You should have an answer within 10 working days.
      </p>
      <h2>If you are not content with the answer</h2>
      <p>
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. Contact the{" "}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
      </p>
      <h2>This statement</h2>
      <p>It was prepared on 22 November 2026 from the program’s own tests, and is reviewed with each new version of the program.</p>
    </article>
  );
}
