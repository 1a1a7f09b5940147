import { exportFiles } from "@/lib/archives/export";
import { refuseLongExport } from "@/lib/archives/fits-function";
import { toStream, zipStream } from "@/lib/archives/zip-stream";
import { authedRoute } from "@/lib/auth/authed-route";
import { MAX_SELECTION_BYTES } from "@/lib/gallery/limits";
import { selectionSchema } from "@/lib/gallery/selection";
import { getServices } from "@/lib/generations/services";
import { parseJson, readForm } from "@/lib/http/body";
import { errorResponse } from "@/lib/http/responses";
import { recordEvent } from "@/lib/security/events";
import { dayIn } from "@/lib/text/time-zone";

/** On Vercel; lib/http/function-limits.ts has the same for the refusal. Next reads a plain number only. */
export const maxDuration = 300;

/** Streams a ZIP of the videos in a form's `selection` (JSON). */
export const POST = authedRoute("exports", async (user, request) => {
  const form = await readForm(request, MAX_SELECTION_BYTES);
  if (form === null) return errorResponse("too_large");
  const text = form.get("selection");
  const selection = selectionSchema.safeParse(typeof text === "string" ? parseJson(text) : null);
  if (!selection.success) return errorResponse("invalid");
  const asked = { userId: user.id, selection: selection.data };
  const refusal = await refuseLongExport(getServices().db, asked);
  if (refusal) return refusal;
  await recordEvent({ kind: "exported", actorId: user.id, subjectId: user.id, headers: request.headers });
  const files = exportFiles(getServices(), asked);
  return new Response(toStream(zipStream(files, user.timeZone)), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="ninefold-${dayIn(new Date(), user.timeZone)}.zip"`,
      "cache-control": "private, no-store",
    },
  });
});
