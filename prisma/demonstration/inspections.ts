/** The inspections Marchshire's findings come from, and the boards whose cycles their updates were written for. */
import type { DemoCycle, DemoInspection } from "./shape";

export const inspections: DemoInspection[] = [
  { key: "peel-2018-19", title: "PEEL 2018/19", kind: "peel", publishedOn: "2019-09-27" },
  {
    key: "lost-for-words",
    title: "Lost for words: how the police serve people who need an interpreter",
    kind: "national",
    publishedOn: "2021-10-21",
  },
  { key: "peel-2021-22", title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" },
];

export const cycles: DemoCycle[] = [{ boardOn: "2022-01-26" }, { boardOn: "2022-03-23" }, { boardOn: "2022-05-25" }];
