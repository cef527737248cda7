/** How pages for everybody name the two sides: by the names given in the settings, or by what they are. */
import { useOffice } from "~/ui/layout/office-context";

export function useSideNames(): { office: string; force: string } {
  const { officeName, forceName } = useOffice();
  return { office: officeName === "" ? "the commissioner’s office" : officeName, force: forceName === "" ? "the force" : forceName };
}
