import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import { videoBytesOf } from "@/db/archives/export-queries";
import type { Db } from "@/db/database";
import { env } from "@/env";
import { portions, type SelectionInput } from "@/lib/gallery/selection";
import { FUNCTION_LIMITS, MAX_FUNCTION_EXPORT } from "@/lib/http/function-limits";
import { errorResponse } from "@/lib/http/responses";

/** A refusal of an archive that a function on Vercel could not send whole, or null. Elsewhere always null. */
export async function refuseLongExport(
  db: Db,
  asked: { userId: string; selection: SelectionInput },
): Promise<Response | null> {
  if (!env.VERCEL) return null;
  let bytes = 0;
  for await (const ids of portions(db, asked)) bytes += await videoBytesOf(db, { userId: asked.userId, ids });
  return bytes > MAX_FUNCTION_EXPORT ? tooLarge("export", MAX_FUNCTION_EXPORT) : null;
}

/** The same for an archive that arrives, by its announced length. */
export async function refuseLargeImport(request: Request): Promise<Response | null> {
  if (!env.VERCEL) return null;
  // Without a length it would be cut off somewhere: it is refused too.
  const bytes = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  return bytes > FUNCTION_LIMITS.bodyBytes ? tooLarge("import", FUNCTION_LIMITS.bodyBytes) : null;
}

async function tooLarge(what: "export" | "import", bytes: number): Promise<Response> {
  const [t, format] = await Promise.all([getTranslations("functions"), getFormatter()]);
  const limit = format.number(bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return errorResponse("too_large", t(what, { limit }));
}
