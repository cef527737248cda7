/** Says whose approval a draft waits for, to those who may not give it. */
import { useOffice } from "~/ui/layout/office-context";

export function WaitsForApproval() {
  return <p className="soft">It waits for the {useOffice().headTitle}’s approval.</p>;
}
