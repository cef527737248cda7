/** Reads which parts of a workbook belong to which. */
import type { XmlScanner } from "~/spreadsheet/xml.server";

/** `kind` is the last word of the relation's type; `target` a part's name, or an address outside the file as written. */
export type Relation = { id: string; kind: string; target: string };

/** 'xl/workbook.xml' → 'xl/_rels/workbook.xml.rels'; '' stands for the file itself. */
export function relationsPart(part: string): string {
  const folderEnd = part.lastIndexOf("/") + 1;
  return `${part.slice(0, folderEnd)}_rels/${part.slice(folderEnd)}.rels`;
}

export function readRelations(xml: XmlScanner, part: string): Relation[] {
  const relations: Relation[] = [];
  while (xml.next()) {
    if (xml.kind === "close" || xml.name !== "Relationship") continue;
    const target = xml.attribute("Target") ?? "";
    const outside = xml.attribute("TargetMode") === "External";
    const type = xml.attribute("Type") ?? "";
    relations.push({
      id: xml.attribute("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: outside ? target : resolve(target, part),
    });
  }
  return relations;
}

/** Targets are absolute or relative to the folder of the part. */
function resolve(target: string, part: string): string {
  const path = target.startsWith("/") ? target : `${part.slice(0, part.lastIndexOf("/") + 1)}${target}`;
  const folders: string[] = [];
  for (const folder of path.replaceAll("\\", "/").split("/")) {
    if (folder === "..") folders.pop();
    else if (folder !== "." && folder !== "") folders.push(folder);
  }
  return folders.join("/");
}
