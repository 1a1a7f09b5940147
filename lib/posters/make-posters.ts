import { readGeneration } from "@/db/generations/generation-queries";
import { listWithoutPoster } from "@/db/posters/poster-queries";
import type { Generation } from "@/db/schema/generations";
import { backoff } from "@/lib/generations/lifecycle/backoff";
import { subscribeHere } from "@/lib/generations/live/events";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { type Ffmpeg, findFfmpeg } from "./ffmpeg";
import { savePoster } from "./keep-poster";
import { extractVideoFrame } from "./video-frame";

type PosterServices = Pick<Services, "db" | "storage" | "publish">;

/** How often all videos without a poster are looked for: those of a crash, and those that failed. */
const CATCH_UP_MS = 10 * 60_000;
/** The delays until a video is tried again, in ms: a missing file costs one look a day, and a restored one is found. */
const RETRY = { first: CATCH_UP_MS, most: 24 * 60 * 60_000 };

/**
 * Makes the posters of finished videos while the server runs, one at a time; without ffmpeg it does nothing. A video is
 * ready without its poster, and no failure here affects the video. Returns a function that stops it.
 */
export function startPosters(services: PosterServices, find: () => Promise<Ffmpeg | null> = findFfmpeg): () => void {
  const stop = new AbortController();
  const fresh: string[] = [];
  const failures = new Map<string, { times: number; until: number }>();
  let ffmpeg: Ffmpeg | null = null;
  let busy = false;
  /** The last id in the walk through all videos without a poster; null between two walks. */
  let walked: string | null = null;

  async function work(): Promise<void> {
    if (busy || ffmpeg === null) return;
    busy = true;
    try {
      while (!stop.signal.aborted) {
        // Newly finished videos are on screen now; old ones can wait.
        const id = fresh.shift();
        const row = id === undefined ? await nextOld() : await readGeneration(services.db, id);
        if (row) await one(row);
        else if (id === undefined) break;
      }
    } catch (error) {
      if (!stop.signal.aborted) log.often("posters could not be made", error);
    } finally {
      busy = false;
    }
  }

  async function nextOld(): Promise<Generation | null> {
    if (walked === null) return null;
    const [row = null] = await listWithoutPoster(services.db, { after: walked, limit: 1 });
    walked = row?.id ?? null;
    return row;
  }

  async function one(row: Generation): Promise<void> {
    if (ffmpeg === null || row.state !== "ready" || row.videoKey === null || row.posterKey !== null) return;
    const failed = failures.get(row.id);
    if (failed && failed.until > Date.now()) return;
    try {
      const video = { key: row.videoKey, seconds: row.duration };
      const still = await extractVideoFrame({ storage: services.storage, ffmpeg }, video, stop.signal);
      if (still === null) throw new Error("ffmpeg gave no image");
      await savePoster(services, row.id, still);
      failures.delete(row.id);
    } catch (error) {
      if (stop.signal.aborted) return;
      const times = (failed?.times ?? 0) + 1;
      failures.set(row.id, { times, until: Date.now() + backoff(times, RETRY) });
      log.often("a poster could not be made", error, { generation: row.id, failures: times });
    }
  }

  const catchUp = () => {
    walked = "";
    void work();
  };
  const unsubscribe = subscribeHere((event) => {
    if (event.to !== "ready" || event.from === "ready") return;
    fresh.push(event.generationId);
    void work();
  });
  const timer = setInterval(catchUp, CATCH_UP_MS);
  timer.unref();
  void find().then((found) => {
    ffmpeg = found;
    log.info(found ? "posters are made with ffmpeg" : "no ffmpeg on PATH: posters are made in the owner's browser");
    if (found) return catchUp();
    fresh.length = 0;
    unsubscribe();
    clearInterval(timer);
  });

  return () => {
    stop.abort();
    unsubscribe();
    clearInterval(timer);
  };
}
