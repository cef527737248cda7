/** Files to be kept arrive under their own names. */
import { expect, test } from "vitest";
import { fileResponse } from "~/http.server";

const namedAs = (fileName: string) => fileResponse(Buffer.from("PK"), { fileName, type: "application/zip" }).headers.get("Content-Disposition");

test("a plain name is given once", () => {
  expect(namedAs("SIB-2022-05-25.zip")).toBe('attachment; filename="SIB-2022-05-25.zip"');
});

test("a name beyond ASCII is given twice, and nothing in it ends the header early", () => {
  expect(namedAs("Tracker – Marchshire’s (1).xlsx")).toBe("attachment; filename=\"Tracker _ Marchshire_s (1).xlsx\"; filename*=UTF-8''Tracker%20%E2%80%93%20Marchshire%E2%80%99s%20%281%29.xlsx");
  expect(namedAs('a"; x="b\r\nSet-Cookie: c.xlsx')).toBe("attachment; filename=\"a_; x=_b__Set-Cookie: c.xlsx\"; filename*=UTF-8''a%22%3B%20x%3D%22b%0D%0ASet-Cookie%3A%20c.xlsx");
  expect(namedAs("half \ud83d.xlsx")).toContain("filename*=UTF-8''half%20_.xlsx");
});
