import "server-only";
import path from "node:path";
import { env } from "@/env";
import { getServices } from "@/lib/generations/services";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { importArchive } from "./import-archive";
import { spooled } from "./spool";

/** One import per user at a time, because each archive takes disk space while it is imported. */
const busy = new Set<string>();

/**
 * Imports an archive from a signed-in user: the body is the ZIP. 200 with `{ imported, known, problems, cut }`; 400
 * when it is no archive of videos, 409 while another import of theirs is running, 413 when there is no room.
 */
export async function receiveImport(user: { id: string }, request: Request): Promise<Response> {
  if (busy.has(user.id)) return errorResponse("conflict");
  busy.add(user.id);
  try {
    const folder = path.resolve(/* turbopackIgnore: true */ env.DATA_DIR, "imports");
    const done = await spooled(folder, request, async (file) => ({
      report: await importArchive(getServices(), { userId: user.id, path: file }),
    }));
    if (!done) return errorResponse("too_large");
    return done.report ? Response.json(done.report, { headers: privateHeaders }) : errorResponse("invalid");
  } finally {
    busy.delete(user.id);
  }
}
