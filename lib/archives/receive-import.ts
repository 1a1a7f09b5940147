import "server-only";
import { randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { endLease, takeLease } from "@/db/instance/lease-queries";
import { env } from "@/env";
import { getServices, type Services } from "@/lib/generations/services";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { ELEMENT_MANIFEST } from "./export-elements";
import { refuseLargeImport } from "./fits-function";
import { importElement } from "./import-element";
import { importSequence } from "./import-sequence";
import { importVideo } from "./import-video";
import { IMPORT_POLICY } from "./limits";
import type { ImportReport } from "./problem";
import { BadArchive, foldersOf } from "./read-archive";
import { SEQUENCE_MANIFEST } from "./sequence-manifest";
import { diskHasRoom, spooled } from "./spool";

/** Another import began, because this one did not move for too long. */
class Overtaken extends Error {}

/**
 * Imports an archive from a signed-in user: the body is the ZIP. 200 with an `ImportReport`; 400
 * when it is no archive of videos, 409 while another import is running, 413 when there is no room. One at a time on the
 * whole instance, because each archive takes disk space, and a processor, while it is imported. A sender that hardly
 * moves keeps its turn only until somebody else wants one.
 */
export async function receiveImport(user: { id: string }, request: Request): Promise<Response> {
  const refusal = await refuseLargeImport(request);
  if (refusal) return refusal;
  const { db } = getServices();
  const lease = { name: "import", holder: randomUUID() };
  const goOn = async () => {
    if (!(await takeLease(db, { ...lease, forMs: IMPORT_POLICY.leaseMs }))) throw new Overtaken();
  };
  try {
    await goOn();
    // The only folder that a function can write.
    const base = env.VERCEL ? os.tmpdir() : env.DATA_DIR;
    const folder = path.resolve(/* turbopackIgnore: true */ base, "imports");
    const mayKeep = (bytes: number) => diskHasRoom(folder, bytes);
    const done = await spooled(folder, { request, moved: goOn }, async (file) => ({
      report: await importArchive(getServices(), { userId: user.id, path: file, goOn, hasRoom: mayKeep }),
    }));
    if (!done) return errorResponse("too_large");
    return done.report ? Response.json(done.report, { headers: privateHeaders }) : errorResponse("invalid");
  } catch (error) {
    if (error instanceof Overtaken) return errorResponse("conflict");
    throw error;
  } finally {
    await endLease(db, lease);
  }
}

/**
 * Imports the videos of an archive on disk into a user's gallery, one after the other. Videos imported before a broken
 * part stay; repeating the import makes no duplicates. Null when it is no archive of videos at all. Before each video
 * `goOn` may throw, and without room for it (`hasRoom`, in bytes) the rest is left out.
 */
export async function importArchive(
  services: Pick<Services, "db" | "storage">,
  asked: {
    userId: string;
    path: string;
    goOn?: () => Promise<void>;
    hasRoom?: (bytes: number) => Promise<boolean>;
  },
): Promise<ImportReport | null> {
  const { userId, path, goOn, hasRoom } = asked;
  const report: ImportReport = { imported: 0, known: 0, elements: 0, sequences: 0, problems: [], cut: false };
  try {
    for await (const folder of foldersOf(path)) {
      await goOn?.();
      const bytes = [...folder.files.values()].reduce((sum, file) => sum + file.bytes, 0);
      if (hasRoom && !(await hasRoom(bytes))) {
        report.problems.push({ name: folder.name, code: "no_room" });
        break;
      }
      const element = folder.files.get(ELEMENT_MANIFEST);
      const sequence = folder.files.get(SEQUENCE_MANIFEST);
      const { problems, ...done } = element
        ? await importElement(services, { userId, folder, file: element })
        : sequence
          ? await importSequence(services, { userId, folder, file: sequence, path })
          : await importVideo(services, { userId, folder });
      if ("made" in done) report[element ? "elements" : "sequences"] += Number(done.made);
      else if (done.outcome !== "refused") report[done.outcome] += 1;
      report.problems.push(...problems.slice(0, IMPORT_POLICY.maxProblems - report.problems.length));
      // Each of the others would only be refused as well.
      if (problems.some(({ code }) => code === "over_quota")) break;
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    report.cut = true;
  }
  const nothing = report.imported + report.known + report.elements + report.sequences === 0;
  return nothing && report.problems.every(({ code }) => code === "no_manifest") ? null : report;
}
