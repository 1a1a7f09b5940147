import type { Services } from "@/lib/generations/services";
import { importVideo } from "./import-video";
import { IMPORT_POLICY } from "./limits";
import type { ImportReport } from "./problem";
import { BadArchive, foldersOf } from "./read-archive";

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
