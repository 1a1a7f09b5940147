import "server-only";
import path from "node:path";
import { env } from "@/env";
import { getServices, type Services } from "@/lib/generations/services";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { importVideo } from "./import-video";
import { IMPORT_POLICY } from "./limits";
import type { ImportReport } from "./problem";
import { BadArchive, foldersOf } from "./read-archive";
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

/**
 * Imports the videos of an archive on disk into a user's gallery, one after the other. Videos imported before a broken
 * part stay; repeating the import makes no duplicates. Null when it is no archive of videos at all.
 */
export async function importArchive(
  services: Pick<Services, "db" | "storage">,
  { userId, path }: { userId: string; path: string },
): Promise<ImportReport | null> {
  const report: ImportReport = { imported: 0, known: 0, problems: [], cut: false };
  try {
    for await (const folder of foldersOf(path)) {
      const { outcome, problems } = await importVideo(services, { userId, folder });
      if (outcome !== "refused") report[outcome] += 1;
      report.problems.push(...problems.slice(0, IMPORT_POLICY.maxProblems - report.problems.length));
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    report.cut = true;
  }
  const nothing = report.imported + report.known === 0;
  return nothing && report.problems.every(({ code }) => code === "no_manifest") ? null : report;
}
