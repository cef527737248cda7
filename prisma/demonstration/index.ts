/** The whole of the demonstration: Marchshire as it stands on the day of its May 2022 assurance meeting. */
import { entriesInPreparation } from "./entries-in-preparation";
import { entriesMarch } from "./entries-march";
import { entriesMayCrimeAndVulnerability } from "./entries-may-crime-and-vulnerability";
import { entriesMayPreventionAndResponse } from "./entries-may-prevention-and-response";
import { cycles, inspections } from "./inspections";
import { actions, meetings } from "./meetings";
import { lostForWords } from "./national-lost-for-words";
import { notes } from "./notes";
import { peel2019 } from "./peel-2018-19";
import { causes2022 } from "./peel-2021-22-causes";
import { investigating } from "./peel-2021-22-investigating";
import { organisation } from "./peel-2021-22-organisation";
import { preventingAndResponding } from "./peel-2021-22-preventing-and-responding";
import { vulnerabilityAndOffenders } from "./peel-2021-22-vulnerability-and-offenders";
import { people } from "./people";
import type { Demonstration } from "./shape";

export const demonstration: Demonstration = {
  force: "Marchshire Police",
  office: "Marchshire Police and Crime Commissioner",
  today: "2022-05-23",
  inspections,
  people,
  cycles,
  findings: [
    ...peel2019,
    ...lostForWords,
    ...preventingAndResponding,
    ...investigating,
    ...vulnerabilityAndOffenders,
    ...causes2022,
    ...organisation,
  ],
  entries: [...entriesMarch, ...entriesMayPreventionAndResponse, ...entriesMayCrimeAndVulnerability, ...entriesInPreparation],
  meetings,
  notes,
  actions,
};
