/** The form of an action: what it refuses. */
import { expect, test } from "vitest";
import { parseAction } from "~/domain/action/action-form";
import { LONGEST_DUE } from "~/domain/action/due";
import { typedAction } from "../../support/small-meetings";

test("when it is due takes a line, not a text", () => {
  const once = `once ${"x".repeat(LONGEST_DUE - "once ".length)}`;
  expect(parseAction(typedAction({ due: once }), "2022-05-23")).toMatchObject({ ok: true, value: { due: once } });
  expect(parseAction(typedAction({ due: `${once}x` }), "2022-05-23")).toMatchObject({ ok: false, problem: { kind: "invalid", field: "due" } });
});
