import { canEncodeVideo } from "mediabunny";
import { encodingOf } from "./encode";
import type { ExportAnswer, ExportKind, ExportOrder, ExportRequest, ExportSummary, ExportTrouble } from "./messages";
import { openTrack, readFiles } from "./open-files";
import { openExportPlace, type Place, StorageFull } from "./place";
import { type ExportWork, planExport } from "./plan";
import { doneOf, type Prepared, runExport } from "./run-export";
import { fromUrl, readClipFile } from "./source";

/** At most so often: a message for every frame would keep the page busy. */
const REPORT_MS = 100;

/** Held while something is exported: two at once would each be half as fast, and need twice the space. */
const LOCK = "ninefold-export";

/** The thread's own scope; the compiler knows only that of a page. */
const thread = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ExportOrder>) => void) | null;
  postMessage(answer: ExportAnswer): void;
};

const fail = (trouble: ExportTrouble) => thread.postMessage({ at: "failed", trouble });

let prepared: { place: Place; job: Prepared } | null = null;
/** Counts plans: what was asked before a choice was changed may be ready after what was asked since. */
let asked = 0;

thread.onmessage = ({ data }) => {
  void obey(data).catch((error: unknown) => fail({ code: error instanceof StorageFull ? "full" : "failed" }));
};

async function obey(order: ExportOrder): Promise<void> {
  switch (order.do) {
    case "measure":
      return measure(order.urls);
    case "plan":
      return prepare(order.request);
    case "begin":
      return begin(order);
    default:
      return order satisfies never;
  }
}

/** One after the other: a page that was just opened needs its connections. */
async function measure(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const file = await readClipFile(() => fromUrl(url)).catch(() => null);
    thread.postMessage({ at: "measured", url, seconds: file?.duration ?? null });
  }
}

/** Reads the index of every video and says how the sequence will be exported. */
async function prepare(request: ExportRequest): Promise<void> {
  asked += 1;
  const own = asked;
  const read = await readFiles(request.urls);
  if (own !== asked) return;
  if ("unreadable" in read) return fail({ code: "unreadable", clip: read.unreadable });
  const work: ExportWork = { recipe: request.recipe, files: read.files };
  const plan = await planExport(work, { decodeSound: (await firstUndecodable(work, "audio")) === null });
  const place = await openExportPlace();
  const job = { request, work, plan };
  const done = await doneOf(place, job);
  if (own !== asked) return;
  prepared = { place, job };
  const { width, height, video, audio, bytes, audioBytes, frames } = plan;
  const summary: ExportSummary = {
    ...{ width, height, sound: audio, bytes, audioBytes, seconds: frames / request.recipe.rate, signed: read.signed },
    video: video.how === "copy" ? { how: "copy" } : video,
    done,
  };
  thread.postMessage({ at: "planned", summary });
}

async function begin({ what, afresh }: { what: ExportKind; afresh: boolean }): Promise<void> {
  if (!prepared) return;
  const { place, job } = prepared;
  const trouble = await whatIsMissing(job, what);
  if (trouble) return fail(trouble);
  // Its own encoder in every browser: those of browsers do not say how late their sound is, and many have none.
  if (job.plan.audio === "encode") (await import("@mediabunny/aac-encoder")).registerAacEncoder();
  let told = 0;
  const report = (share: number) => {
    if (performance.now() - told < REPORT_MS) return;
    told = performance.now();
    thread.postMessage({ at: "running", share });
  };
  const run = async () =>
    thread.postMessage({ at: "done", file: await runExport(place, job, { what, afresh, report }) });
  // Pages that were opened over plain http on a home network have no locks, and write into memory.
  if (!navigator.locks) return run();
  await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? run() : fail({ code: "busy" })));
}

/** What this browser cannot do for this export. */
async function whatIsMissing({ request, work, plan }: Prepared, what: ExportKind): Promise<ExportTrouble | null> {
  if (what === "video" && plan.video.how === "encode") {
    if (!(await canEncodeVideo("avc", { ...encodingOf(plan, request.recipe.rate), ...plan })))
      return { code: "no_encoder" };
    const clip = await firstUndecodable(work, "video");
    if (clip !== null) return { code: "undecodable", clip };
  }
  if (plan.audio !== "encode") return null;
  if ((await firstUndecodable(work, "audio")) !== null) return { code: "no_sound" };
  const { audioUrl } = request;
  if (audioUrl === null) return null;
  return openTrack(audioUrl).then(
    ({ close }) => {
      close();
      return null;
    },
    () => ({ code: "track" }) as const,
  );
}

/** The place of the first clip whose video or sound cannot be decoded; files with equal settings are asked once. */
async function firstUndecodable({ files }: ExportWork, kind: "video" | "audio"): Promise<number | null> {
  const asked = new Set<string>();
  for (const [at, file] of files.entries()) {
    const settings = kind === "video" ? file.settings : `${file.hasAudio} ${file.audioSettings}`;
    if (asked.has(settings)) continue;
    asked.add(settings);
    const open = await file.open();
    const can = await open[kind]?.canDecode();
    open.close();
    if (can === false) return at;
  }
  return null;
}
