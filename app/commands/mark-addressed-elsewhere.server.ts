/** Says where the office's questions on a finding were put instead, with a link where there is one. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { saveFinding } from "~/db/save-finding.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { parseLine, parseWebAddress } from "~/domain/text";

export type MarkAddressedElsewhere = {
  reference: string;
  /** Where, as typed: "Workforce meeting, June 2022"; '' takes it back. */
  where: string;
  /** As typed; '' for none. */
  link: string;
  /** What their author saw; '' where there was none. */
  base: { where: string; link: string };
};

export async function markAddressedElsewhere(ctx: Ctx, { reference, where, link, base }: MarkAddressedElsewhere): Promise<Done<true>> {
  const allowed = may(ctx.actor, "ask");
  if (!allowed.ok) return allowed;
  const place = parseLine(where, "Where it is addressed");
  if (!place.ok) return { ok: false, problem: { ...place.problem, field: "where" } };
  const address = parseWebAddress(link);
  if (!address.ok) return { ok: false, problem: { ...address.problem, field: "link" } };
  if (place.value === null && address.value !== null) return refuse("invalid", "Say where it is addressed as well as giving the link.", { field: "where" });

  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    const finding = found.value;
    const about = { where: finding.reference, format: (value: string | null) => value ?? "" };
    const decidedWhere = decideEdit({
      ...about, heading: "Where it is addressed", base: base.where, current: finding.addressedElsewhere, wanted: place.value, field: "where",
    });
    if (!decidedWhere.ok) return nameColleague(tx, ctx, decidedWhere, { subjectId: finding.id, fields: ["addressedElsewhere"] });
    const decidedLink = decideEdit({
      ...about, heading: "The link", base: base.link, current: finding.addressedElsewhereLink, wanted: address.value, field: "link",
    });
    if (!decidedLink.ok) return nameColleague(tx, ctx, decidedLink, { subjectId: finding.id, fields: ["addressedElsewhereLink"] });
    if (decidedWhere.value || decidedLink.value) {
      await saveFinding(tx, ctx, finding, { addressedElsewhere: place.value, addressedElsewhereLink: address.value });
    }
    return done(true);
  });
}
