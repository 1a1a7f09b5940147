import "server-only";
import { getDb } from "@/db/client";
import { privateHeaders } from "@/lib/http/responses";
import type { ExportJobs } from "@/lib/sequences/exports/job-view";
import { exportJobsOf } from "./export-jobs";
import { makesExports } from "./start-exports";

/** The user's exports on this server, the newest first, and whether it makes any. */
export async function answerExportJobs(user: { id: string }): Promise<Response> {
  const [available, jobs] = await Promise.all([makesExports(), exportJobsOf(getDb(), { userId: user.id })]);
  return Response.json({ available, jobs } satisfies ExportJobs, { headers: privateHeaders });
}
