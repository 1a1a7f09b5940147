import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { endExportJob, LeasedJob } from "@/db/sequences/export-job-queries";
import type { Services } from "@/lib/generations/services";
import type { Failure } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { type ExportToStore, storeExport } from "@/lib/sequences/exports/store-export";
import { exportRecipe } from "@/lib/sequences/schema";
import type { Programs } from "./ffmpeg";
import { jobFolder } from "./folder";
import { SERVER_EXPORT } from "./limits";
import { makeExport } from "./make-export";
import { JobTrouble } from "./trouble";

type ExportServices = Pick<Services, "db" | "storage">;
export type ServerExportWork = {
  services: ExportServices;
  programs: Programs;
  /** The folder for folders of jobs. */
  root: string;
  atOnce: number;
  /** Names this server in the metadata of what it makes. */
  producer: string;
  store?: (services: ExportServices, given: ExportToStore) => ReturnType<typeof storeExport>;
  times?: Pick<typeof SERVER_EXPORT, "leaseMs" | "signMs" | "lookMs"> | Record<"leaseMs" | "signMs" | "lookMs", number>;
};

/** Half of the processors: pages come first. */
const THREADS = Math.max(1, Math.floor(availableParallelism() / 2));

type Ending = Parameters<typeof endExportJob>[2];
type Holding = { signal: AbortSignal; sign: () => Promise<void>; report: (share: number) => void };

/** Makes the export of a job and stores it; says how that ended. */
export async function attemptExport(
  job: LeasedJob,
  work: ServerExportWork,
  { signal, sign, report }: Holding,
): Promise<Ending> {
  const { services, programs, root, producer, store = storeExport } = work;
  const { id, userId, sequenceId } = job;
  let folder: string | null = null;
  try {
    const recipe = exportRecipe.safeParse(job.recipe).data;
    if (!recipe) return { trouble: "failed" };
    folder = await jobFolder(root, id);
    const label = { id, producer };
    const making = { ...services, programs, userId, recipe, label, folder, threads: THREADS, signal, report };
    const { file } = await makeExport(making);
    // Nobody else may have it: what two processes store would be two videos.
    await sign();
    signal.throwIfAborted();
    const stored = await store(services, { userId, sequenceId, recipe, file });
    return stored.ok ? { generationId: stored.id } : { trouble: troubleOf(stored.error) };
  } catch (error) {
    if (signal.aborted) return { again: "stopped" };
    if (error instanceof JobTrouble) return { trouble: error.stored };
    log.often("an export failed", error, { job: id, failures: job.failures + 1 });
    if (isFull(error)) return { trouble: "disk_full" };
    return job.failures + 1 >= SERVER_EXPORT.tries ? { trouble: "failed" } : { again: "failed" };
  } finally {
    if (folder)
      await rm(folder, { recursive: true, force: true }).catch((error) =>
        log.often("an export's folder stayed", error),
      );
  }
}

const isFull = (error: unknown): boolean =>
  ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException | null)?.code ?? "");

function troubleOf({ code }: Failure): "large" | "over_quota" | "store" | "failed" {
  if (code === "too_large") return "large";
  if (code === "over_quota") return "over_quota";
  return code === "unavailable" ? "store" : "failed";
}
