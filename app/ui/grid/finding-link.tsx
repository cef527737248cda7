/** The way to a finding's page, as a stop of the grid. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { stopProps } from "~/ui/grid/field";
import { useGrid } from "~/ui/grid/grid-context";

type Props = { reference: string; /** Which link of the row this is. */ id: string; className?: string; children: ReactNode };

export function FindingLink({ reference, id, className, children }: Props) {
  const { live } = useGrid();
  return (
    <Link to={paths.finding(reference)} className={className} {...stopProps(`${reference}/link-${id}`, live)}>
      {children}
    </Link>
  );
}
