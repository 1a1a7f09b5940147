import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { getFormatter, getTranslations } from "next-intl/server";
import { findSequence } from "@/db/sequences/sequence-queries";
import { env } from "@/env";
import { getServices } from "@/lib/generations/services";
import type { Failure } from "@/lib/http/errors";
import { FUNCTION_LIMITS } from "@/lib/http/function-limits";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { removeOldFiles } from "@/lib/old-files";
import { EXPORT_POLICY } from "./limits";
import { receiveForm } from "./receive-form";
import { storeExport } from "./store-export";

const DAY = 86_400_000;

/**
 * Puts a video that a browser exported from the user's own sequence into their gallery: a form with `recipe` as JSON,
 * then `file`. 200 with `{ id }`, also when this export is there already; 400 for another file or recipe, 404 for a
 * sequence that is not theirs, 409 over the quota, 413 when it is too large, 503 when the store has no room.
 */
export async function receiveExport(user: { id: string }, request: Request, sequenceId: string): Promise<Response> {
  const services = getServices();
  if (!(await findSequence(services.db, { userId: user.id, id: sequenceId }))) return errorResponse("not_found");
  const bytes = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  // Without a length it would be cut off somewhere.
  if (env.VERCEL && bytes > FUNCTION_LIMITS.bodyBytes) return refuse("too_large", "export_host");
  // One of its own: what exports of the server leave behind in theirs is removed.
  // The only folder that a function can write.
  const folder = path.resolve(/* turbopackIgnore: true */ env.VERCEL ? os.tmpdir() : env.DATA_DIR, "received-exports");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOldFiles(folder, DAY);
  const file = path.join(folder, `${randomUUID()}.mp4`);
  try {
    const form = await receiveForm(request, file);
    if (!form.ok) return await refuseForm(form.error);
    const stored = await storeExport(services, { userId: user.id, sequenceId, recipe: form.recipe, file });
    return stored.ok ? Response.json({ id: stored.id }, { headers: privateHeaders }) : await refuseWith(stored.error);
  } finally {
    await rm(file, { force: true });
  }
}

const refuseForm = (error: "bad_form" | "too_large" | "no_room") => {
  if (error === "bad_form") return errorResponse("invalid");
  return error === "too_large" ? refuse("too_large", "export_large") : refuse("unavailable", "export_store");
};

const SENTENCES = ["export_unreadable", "export_large", "export_store"] as const;

/** Says what is wrong with the file, where that is the reason: a route's answer has no fields. */
function refuseWith({ code, fields }: Failure): Response | Promise<Response> {
  const reason = SENTENCES.find((known) => known === fields?.file);
  return reason ? refuse(code, reason) : errorResponse(code);
}

async function refuse(code: Failure["code"], reason: (typeof SENTENCES)[number] | "export_host"): Promise<Response> {
  const [t, format] = await Promise.all([getTranslations("errors.field"), getFormatter()]);
  const bytes = reason === "export_host" ? FUNCTION_LIMITS.bodyBytes : EXPORT_POLICY.maxBytes;
  const limit = format.number(bytes / 1_000_000, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return errorResponse(code, t(reason, { limit }));
}
