import path from "node:path";
import { env } from "@/env";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { findPrograms } from "./ffmpeg";
import { workExports } from "./work-exports";

/** Makes exports while the server runs, where ffmpeg is. Returns a function that stops it and hands the jobs back. */
export function startExports(services: Pick<Services, "db" | "storage">): () => Promise<void> {
  let stopped = false;
  const started = findPrograms().then((found) => {
    log.info(found.ok ? "sequences can be exported on this server" : "sequences are exported in the browser alone", {
      ffmpeg: found.ok ? found.programs.ffmpeg : found.lacks,
    });
    if (!found.ok || stopped) return null;
    const root = path.resolve(/* turbopackIgnore: true */ env.DATA_DIR, "exports");
    const producer = new URL(env.appUrl).host;
    return workExports({ services, programs: found.programs, root, atOnce: env.EXPORTS_AT_ONCE, producer });
  });
  return async () => {
    stopped = true;
    await (await started)?.();
  };
}

/** Whether this server makes exports. */
export const makesExports = async (): Promise<boolean> => !env.VERCEL && (await findPrograms()).ok;
