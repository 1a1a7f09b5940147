import { z } from "zod";
import { createLane, type LaneAnswer } from "./lane";
import { CPU_SECONDS } from "./media-process";
import { type PlainImage, plainImage } from "./plain-image";

const pixels = z.number().int().min(1).max(0xffffffff);
type Size = { width: number; height: number };

const HEADER = z.object({
  format: z.enum(["jpeg", "png", "webp", "heif"]),
  channels: z.number().int().min(1).max(16),
  depth: z.string().max(20),
  isProgressive: z.boolean(),
  hasAlpha: z.boolean(),
  pages: z.number().int().min(1),
  /** Pixels after the camera's rotation. */
  width: pixels,
  height: pixels,
});
const NOTHING = z.null();
const AUDIO = z.union([
  z.object({ trouble: z.enum(["kind", "codec", "video", "no_audio", "encrypted"]) }),
  z.object({
    kind: z.enum(["mp3", "wav", "m4a", "aac", "ogg", "flac"]),
    codec: z.string().max(20),
    seconds: z.number().positive(),
    channels: z.number().int().min(1).max(64),
    sampleRate: z.number().int().min(1).max(1_000_000),
  }),
]);

/** The most that one job may take. */
export const JOB_SECONDS = 40;
export const JOB_MEGABYTES = 1_000;
const MS = JOB_SECONDS * 1_000;

/**
 * Processor seconds count a process's whole life, and megabytes what it may write to. A large image waits for other
 * large ones and never for small ones; what pages show, which are our own files, waits for neither. Nor does anything wait for an hour of sound.
 */
const LANES = {
  small: { dataMegabytes: 600, cpuSeconds: CPU_SECONDS, fileMegabytes: 0 },
  large: { dataMegabytes: JOB_MEGABYTES, cpuSeconds: CPU_SECONDS, fileMegabytes: 0 },
  pages: { dataMegabytes: 400, cpuSeconds: CPU_SECONDS, fileMegabytes: 0 },
  audio: { dataMegabytes: 400, cpuSeconds: CPU_SECONDS, fileMegabytes: 0 },
} as const;
type LaneName = keyof typeof LANES;

/** What each job answers, how long it may take in ms, and the most bytes of its answer. */
const JOBS = {
  header: { value: HEADER, ms: 10_000, maxBytes: 0 },
  image: { value: NOTHING, ms: MS, maxBytes: 30_000_000 },
  poster: {
    value: z.object({ means: z.array(z.number().int().min(0).max(255)).length(3) }),
    ms: MS,
    maxBytes: 1_000_000,
  },
  posterCard: { value: NOTHING, ms: MS, maxBytes: 1_000_000 },
  posterJpeg: { value: NOTHING, ms: MS, maxBytes: 8_000_000 },
  posterPreview: { value: z.object({ width: pixels, height: pixels }), ms: MS, maxBytes: 100_000 },
  audio: { value: AUDIO, ms: MS, maxBytes: 0 },
} as const;

type Options = {
  header: object;
  image: { size: Size; thumb: Size; alpha: boolean };
  poster: { maxWidth: number; maxHeight: number; maxBytes: number };
  posterCard: { side: number };
  posterJpeg: { maxBytes: number };
  posterPreview: { maxBytes: number };
  /** Of a file on this server's disk. */
  audio: { path: string };
};

export type MediaProblem = "unreadable" | "too_complex" | "busy";
type Answer<Job extends keyof typeof JOBS> =
  | { ok: true; value: z.output<(typeof JOBS)[Job]["value"]>; images: (PlainImage & { bytes: Buffer<ArrayBuffer> })[] }
  | { ok: false; error: MediaProblem };

type Lanes = Record<LaneName, ReturnType<typeof createLane>>;
/** Every bundle has its own copy of this file, and a server has one process per lane. */
const shared = globalThis as typeof globalThis & { ninefoldMedia?: Lanes };
shared.ninefoldMedia ??= {
  small: createLane(LANES.small),
  large: createLane(LANES.large),
  // A screen of cards for each of many visitors, each drawn in some milliseconds.
  pages: createLane(LANES.pages, { maxWaiting: 1_000 }),
  audio: createLane(LANES.audio),
};
const lanes = shared.ninefoldMedia;

/**
 * Runs a job on a file of a stranger in a process of its own. `unreadable` is the file's fault, `busy` is ours, and
 * `too_complex` means that it took more time or memory than a file may. Every image in the answer consists of its pixels
 * alone; an answer of any other form is an error, and ends the process.
 */
export async function runJob<Job extends keyof typeof JOBS>(
  lane: LaneName,
  job: Job,
  file: Uint8Array,
  options: Options[Job],
): Promise<Answer<Job>> {
  const { value, ms, maxBytes } = JOBS[job];
  const answer: LaneAnswer = await lanes[lane].run({ job, options, ms, maxBytes }, file);
  if (!answer.ok) return answer;
  const parsed = value.safeParse(answer.value);
  const images = answer.parts.map((bytes) => {
    const plain = plainImage(bytes);
    return plain && { ...plain, bytes };
  });
  if (!parsed.success || images.includes(null)) {
    lanes[lane].end();
    throw new Error(`the media process answered ${job} with something else`);
  }
  return { ok: true, value: parsed.data as never, images: images.filter((image) => image !== null) };
}
