import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import type { ExportJob } from "@/db/schema/sequences";
import { deleteExportJob, insertExportJob, listExportJobs } from "@/db/sequences/export-job-queries";
import { findSequence } from "@/db/sequences/sequence-queries";
import { type Failure, failure, foundOrNot } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { isShown } from "@/lib/sequences/clips";
import type { Recipe } from "@/lib/sequences/content";
import type { ExportJobView } from "@/lib/sequences/exports/job-view";
import { withoutGaps } from "@/lib/sequences/exports/without-gaps";
import { exportRecipe, sequenceContent } from "@/lib/sequences/schema";
import { SERVER_EXPORT } from "./limits";
import { readTrouble } from "./trouble";
import { wakeExports } from "./wake";

type Start = { userId: string; id: string; base: number; visibleLabel: boolean; available: () => Promise<boolean> };

/**
 * Queues an export of a sequence as it is stored in version `base`: what a page has not saved yet would be missing. The
 * clips that have no video are left out, as in the browser.
 */
export async function queueExport(
  db: Db,
  { userId, id, base, visibleLabel, available }: Start,
): Promise<Result<{ id: string }, Failure>> {
  const row = await findSequence(db, { userId, id });
  const content = sequenceContent.safeParse(row?.content).data;
  if (!row || !content) return failure("not_found");
  if (row.version !== base) return failure("conflict");
  if (!(await available())) return failure("invalid", { export: "export_no_ffmpeg" });
  const ids = [...new Set(content.clips.flatMap(({ videoId }) => videoId ?? []))];
  const shown = new Set((await readInOrder(db, { userId, ids })).filter(isShown).map((video) => video.id));
  const { by: _by, seq: _seq, ...timeline } = content;
  const whole: Recipe = { ...timeline, name: row.name, visibleLabel };
  const recipe = withoutGaps(whole, ({ videoId }) => videoId !== null && shown.has(videoId));
  if (recipe.clips.length === 0) return failure("invalid", { export: "export_nothing" });
  const job = await insertExportJob(db, { userId, sequenceId: id, recipe, most: SERVER_EXPORT.ofOneUser });
  if (!job) return failure("too_many", { export: "exports_waiting" });
  wakeExports();
  return { ok: true, id: job.id };
}

/** Cancels a job, or removes an ended one from the list. A video that it made stays. */
export async function removeExportJob(db: Db, key: { userId: string; id: string }) {
  const removed = await deleteExportJob(db, key);
  if (removed) wakeExports();
  return foundOrNot(removed);
}

/** Jobs of one user that are listed. */
const LISTED = 20;

export async function exportJobsOf(db: Db, { userId }: { userId: string }): Promise<ExportJobView[]> {
  return (await listExportJobs(db, { userId, limit: LISTED })).map(viewOf);
}

function viewOf(job: ExportJob & { before: number }): ExportJobView {
  const { id, sequenceId, state, before, progress, generationId } = job;
  const trouble = job.trouble === null ? null : readTrouble(job.trouble);
  const clip = trouble?.clip == null ? undefined : exportRecipe.safeParse(job.recipe).data?.clips[trouble.clip];
  return {
    ...{ id, sequenceId, state, place: state === "waiting" ? before : 0, progress: progress / 1_000, generationId },
    trouble: trouble && { code: trouble.code, place: (trouble.clip ?? 0) + 1, name: clip?.name ?? "" },
  };
}
