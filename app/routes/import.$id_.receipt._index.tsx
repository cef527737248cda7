/** The receipt of an import: what became of every cell of its file, by fate. */
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readFate } from "~/domain/import/fate-words";
import { problemResponse } from "~/http.server";
import { importReceipt } from "~/queries/import-receipt.server";
import { requireCtx } from "~/session.server";
import { ReceiptPage } from "~/ui/import/receipt-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Receipt of ${data?.receipt.fileName ?? "an import"} – Assurance tracker` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await requireCtx(request, context);
  const { searchParams } = new URL(request.url);
  const receipt = await importReceipt(ctx, params["id"] ?? "", { fate: readFate(searchParams.get("fate")), page: Number.parseInt(searchParams.get("page") ?? "1", 10) || 1 });
  if (!receipt.ok) throw problemResponse(receipt.problem);
  return { receipt: receipt.value };
}

export default function ImportReceipt() {
  const { receipt } = useLoaderData<typeof loader>();
  return <ReceiptPage receipt={receipt} />;
}
