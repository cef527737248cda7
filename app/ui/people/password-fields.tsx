/** A new password: one box, since a mistyped one is put right by another link, and the browser can show it. */
import { SHORTEST_PASSWORD } from "~/domain/password";
import { TextField } from "~/ui/form/text-field";

export function NewPasswordField({ error }: { error?: string }) {
  return (
    <TextField
      id="password"
      type="password"
      label="New password"
      hint={`${SHORTEST_PASSWORD} characters or more, of any kind. Three or four words that have nothing to do with each other are good.`}
      autoComplete="new-password"
      error={error}
    />
  );
}
