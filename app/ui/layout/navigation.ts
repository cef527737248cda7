/** The pages in the bar at the top, in their order. */
import { paths } from "~/paths";

export const navigation = [{ words: "Findings", to: paths.findings() }] as const;
