import type { ExportJobs, ExportJobView } from "@/lib/sequences/exports/job-view";

export const EXPORT_JOBS = "/api/sequences/export-jobs";

/** Milliseconds between two looks at jobs after the dialog was closed, and after how many it is left alone: six hours. */
const EVERY = 5_000;
const LOOKS = 4_320;

export async function loadJobs(url: string): Promise<ExportJobs> {
  const response = await fetch(url);
  if (!response.ok) throw new Error("the exports could not be loaded");
  return response.json();
}

/** Calls `ended` once a job is done or over, as long as this page is open; never for one that was canceled. */
export function followJob(id: string, ended: (job: ExportJobView) => void): void {
  let looks = 0;
  const look = async () => {
    looks += 1;
    const answer = await loadJobs(EXPORT_JOBS).catch(() => null);
    const job = answer?.jobs.find((one) => one.id === id);
    if (answer && !job) return;
    if (job && (job.state === "done" || job.state === "failed")) return ended(job);
    if (looks < LOOKS) setTimeout(() => void look(), EVERY);
  };
  setTimeout(() => void look(), EVERY);
}
