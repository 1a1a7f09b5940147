import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { removeOldFiles } from "../../old-files";
import type { VideoOrder, VideoReport } from "./order";

/** How long a painter without orders waits for the next, which would have to start another. */
const RETIRE_MS = 10_000;

type RenderedVideo = Pick<VideoOrder, "prompt" | "variation" | "ratio" | "duration">;

export type Renderer = {
  /** The path of a complete video that never changes. The same video is rendered once. */
  video(video: RenderedVideo): Promise<string>;
  close(): Promise<void>;
};

type RendererOptions = {
  /** Where videos are stored; by default in a temporary folder that is removed on close. */
  dir: string | undefined;
  /** Render at a quarter of the size, for tests that only need a video that plays. */
  small: boolean;
  /** Render one scene for all prompts, for tests with a thousand tasks. */
  oneVideo: boolean;
  keptMs: number;
};

/**
 * Renders videos in a separate process at a lower priority: it needs a second or two of CPU, which neither the
 * simulator nor the instance under test should notice. The process starts with the first video.
 */
export async function createRenderer({ dir: given, small, oneVideo, keptMs }: RendererOptions): Promise<Renderer> {
  const dir = given ?? (await mkdtemp(path.join(os.tmpdir(), "ninefold-videos-")));
  await mkdir(dir, { recursive: true });
  await removeOldFiles(dir, keptMs);
  const drawn = new Map<string, Promise<string>>();
  const draw = createPainter();

  return {
    video({ prompt, variation, ratio, duration }) {
      const scene = oneVideo ? { prompt: "one video for all", variation: 0 } : { prompt, variation };
      const order = { dir, ...scene, ratio, duration, small };
      const key = JSON.stringify(order);
      let video = drawn.get(key);
      if (!video) {
        if (drawn.size > 500) drawn.clear();
        video = draw(order);
        drawn.set(key, video);
        video.catch(() => drawn.delete(key));
      }
      return video;
    },
    async close() {
      draw.stop();
      if (given === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

function createPainter() {
  const waiting = new Map<number, { resolve: (file: string) => void; reject: (error: Error) => void }>();
  let painter: ReturnType<typeof fork> | null = null;
  let retirement: NodeJS.Timeout | undefined;
  let orders = 0;

  /** Gives back the 130 MB that the encoder and the compiler keep. The process ends when it loses its channel. */
  function retire() {
    const retired = painter;
    painter = null;
    retired?.disconnect();
  }

  function start() {
    // In a container image both are compiled, and the painter is where its source was.
    const compiled = fileURLToPath(new URL("./renderer/painter.mjs", import.meta.url));
    const isCompiled = existsSync(compiled);
    const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
    const child = fork(isCompiled ? compiled : fileURLToPath(new URL("./painter.ts", import.meta.url)), [], {
      execArgv: isCompiled ? [] : ["--import", tsx()],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", ({ n, file, error }: VideoReport) => {
      const order = waiting.get(n);
      waiting.delete(n);
      if (file === null) order?.reject(new Error(error));
      else order?.resolve(file);
      if (waiting.size === 0) {
        rest(child);
        retirement = setTimeout(retire, RETIRE_MS).unref();
      }
    });
    child.on("error", () => {});
    child.on("exit", () => {
      // One that was retired had no orders left; those that wait are its successor's.
      if (painter !== child) return;
      painter = null;
      for (const { reject } of waiting.values()) reject(new Error("the painter process ended"));
      waiting.clear();
    });
    return child;
  }

  function draw(order: Omit<VideoOrder, "n">): Promise<string> {
    clearTimeout(retirement);
    painter ??= start();
    const child = painter;
    child.ref();
    child.channel?.ref();
    orders += 1;
    const n = orders;
    return new Promise((resolve, reject) => {
      waiting.set(n, { resolve, reject });
      child.send({ n, ...order });
    });
  }
  draw.stop = () => painter?.kill("SIGKILL");
  return draw;
}

/** An idle painter does not keep the process alive. */
function rest(child: ReturnType<typeof fork>) {
  child.unref();
  child.channel?.unref();
}
