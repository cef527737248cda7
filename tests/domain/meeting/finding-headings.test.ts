/** Findings on an agenda are told apart, and each is named by its reference once. */
import { expect, test } from "vitest";
import { findingHeadings } from "~/domain/meeting/finding-headings";

const finding = (reference: string, number: string | null, inspectionTitle: string | null) => ({ id: reference, reference, number, kind: "recommendation" as const, inspectionTitle });

test("the inspection is named where two print the same number, or none", () => {
  const headings = findingHeadings([finding("F-0001", "AFI 1", "PEEL 2021/22"), finding("F-0104", "AFI 4", "PEEL 2021/22"), finding("F-0133", "AFI 4", "Custody 2022"), finding("F-0151", null, "Custody 2022"), finding("F-0152", null, null)]);
  expect([...headings.values()]).toEqual(["AFI 1 (F-0001)", "AFI 4, PEEL 2021/22 (F-0104)", "AFI 4, Custody 2022 (F-0133)", "Recommendation, Custody 2022 (F-0151)", "Recommendation (F-0152)"]);
});
