import { exportFiles } from "@/lib/gallery/export";
import { selectionSchema } from "@/lib/gallery/selection";
import { toStream, zipStream } from "@/lib/gallery/zip-stream";
import { getStudio } from "@/lib/generations/studio";
import { authedRoute, errorResponse } from "@/lib/route";
import { dayIn } from "@/lib/time-zone";

/** A form with `selection` as JSON answers a ZIP of those videos, written while it is read. */
export const POST = authedRoute(async (viewer, request) => {
  const text = (await request.formData()).get("selection");
  const selection = selectionSchema.safeParse(typeof text === "string" ? parse(text) : null);
  if (!selection.success) return errorResponse("invalid");
  const files = exportFiles(getStudio(), viewer.id, selection.data);
  return new Response(toStream(zipStream(files, viewer.timeZone)), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="ninefold-${dayIn(new Date(), viewer.timeZone)}.zip"`,
      "cache-control": "private, no-store",
    },
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
