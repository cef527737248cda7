/** What somebody asks to be exported, as the form on the register and on the export page sends it. */
import { EXPORT_VIEWS, type ExportView } from "~/domain/export/export-sheet";
import { EXPORT_FORMATS, type ExportFormat } from "~/domain/export/file-name";
import { readView, type View } from "~/domain/register/register-view";

/** `shown` is the register's view whose findings alone are wanted; null is everything. */
export type ExportOrder = { view: ExportView; format: ExportFormat; shown: View | null };

/** `view=sib|assurance`, `format=xlsx|csv`, `scope=all|view`, and with `scope=view` the parameters of the register. */
export function readExportOrder(params: URLSearchParams): ExportOrder {
  const shown = readView(params);
  return {
    view: EXPORT_VIEWS.find((each) => each === (params.get("view") ?? shown.name)) ?? "sib",
    format: EXPORT_FORMATS.find((each) => each === params.get("format")) ?? "xlsx",
    shown: params.get("scope") === "view" ? shown : null,
  };
}
