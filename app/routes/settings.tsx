/** The names of office, force and their heads, and how long a sign-in lasts. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { saveSettings } from "~/commands/save-settings.server";
import { one, problemData, problemResponse, readForm } from "~/http.server";
import { paths } from "~/paths";
import { settingsPage } from "~/queries/settings-page.server";
import { redirectWithMessage, requireCtx } from "~/session.server";
import { PageForm } from "~/ui/form/page-form";
import { TextField } from "~/ui/form/text-field";
import { PageHead } from "~/ui/layout/page-head";

const shape = z.object({ officeName: one, forceName: one, headTitle: one, forceHeadTitle: one, idleMinutes: one, hours: one });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await settingsPage(await requireCtx(request, context));
  if (!page.ok) throw problemResponse(page.problem);
  return page.value;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const typed = await readForm(request, shape);
  const saved = await saveSettings(ctx, typed);
  return saved.ok ? redirectWithMessage(paths.settings(), "The settings were saved.", context) : problemData(saved.problem, typed);
}

export const meta: MetaFunction = () => [{ title: "Settings – Assurance tracker" }];

type Key = keyof typeof shape.shape;

const WORDS: Record<Key, { label: string; hint?: string }> = {
  officeName: { label: "The commissioner’s office", hint: "Such as Office of the Police and Crime Commissioner for Marchshire" },
  headTitle: { label: "Its head", hint: "PCC, Mayor, Board …" },
  forceName: { label: "The force", hint: "Such as Marchshire Police" },
  forceHeadTitle: { label: "Its head", hint: "Chief Constable, Commissioner …" },
  idleMinutes: { label: "Minutes without use after which somebody has to sign in again", hint: "From 5 to 480" },
  hours: { label: "Hours in all after which somebody has to sign in again", hint: "From 1 to 24" },
};
const ORDER: readonly Key[] = ["officeName", "headTitle", "forceName", "forceHeadTitle", "idleMinutes", "hours"];

export default function Settings() {
  const { office, limits, maySave } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  const kept: Record<Key, string> = { ...office, idleMinutes: String(limits.idleMinutes), hours: String(limits.hours) };
  if (!maySave) {
    return (
      <>
        <PageHead heading="Names and settings" about="The OPCC administrator keeps them." />
        <dl className="facts">
          {ORDER.map((key) => (
            <div key={key}>
              <dt>{WORDS[key].label}</dt>
              <dd>{kept[key] === "" ? <span className="none">not given</span> : kept[key]}</dd>
            </div>
          ))}
        </dl>
      </>
    );
  }
  return (
    <PageForm heading="Names and settings" problem={problem} submit="Save" backTo={paths.people()}>
      {ORDER.map((key) => (
        <TextField
          key={key} id={key} {...WORDS[key]} defaultValue={answer?.typed?.[key] ?? kept[key]}
          error={problem?.field === key ? problem.message : undefined} width={key === "idleMinutes" || key === "hours" ? 5 : undefined}
        />
      ))}
    </PageForm>
  );
}
