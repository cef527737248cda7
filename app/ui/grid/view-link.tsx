/** A link to another view of the register: followed without a page load where the page is live. */
import type { MouseEvent, ReactNode } from "react";
import { viewSearch, type View } from "~/domain/register/register-view";
import { paths } from "~/paths";

type Props = { view: View; onView: (view: View) => void; className?: string; current?: boolean; children: ReactNode };

export function ViewLink({ view, onView, className, current = false, children }: Props) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onView(view);
  };
  return (
    <a className={className} href={paths.findings(viewSearch(view))} aria-current={current ? "true" : undefined} onClick={onClick}>
      {children}
    </a>
  );
}
