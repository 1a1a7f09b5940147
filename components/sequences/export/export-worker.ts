import { canEncodeVideo } from "mediabunny";
import type { ExportAnswer, ExportOrder, ExportRequest, ExportSummary } from "./messages";
import { type ExportClip, type ExportPlan, planExport } from "./plan";
import { type ClipFile, fromUrl, openFile } from "./source";
import { writeExport } from "./write";

/** At most so often: a message for every frame would keep the page busy. */
const REPORT_MS = 100;

/** The thread's own scope; the compiler knows only that of a page. */
const thread = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ExportOrder>) => void) | null;
  postMessage(answer: ExportAnswer, transfer?: Transferable[]): void;
};

type Planned = { request: ExportRequest; clips: ExportClip[]; plan: ExportPlan };
let planned: Planned | null = null;

thread.onmessage = ({ data }) => {
  void obey(data).catch(() => thread.postMessage({ at: "failed", trouble: { code: "failed" } }));
};

async function obey(order: ExportOrder): Promise<void> {
  switch (order.do) {
    case "measure":
      return measure(order.urls);
    case "plan":
      return prepare(order.request);
    case "begin":
      return planned ? write(planned) : undefined;
    default:
      return order satisfies never;
  }
}

/** One after the other: a page that was just opened needs its connections. */
async function measure(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const file = await openFile(fromUrl(url)).catch(() => null);
    thread.postMessage({ at: "measured", url, seconds: file?.duration ?? null });
    file?.input.dispose();
  }
}

/** Reads the index of every video and says how the sequence will be exported. */
async function prepare(request: ExportRequest): Promise<void> {
  const files = new Map<string, ClipFile>();
  const clips: ExportClip[] = [];
  for (const [at, { url, name: _, ...clip }] of request.clips.entries()) {
    const file = files.get(url) ?? (await openFile(fromUrl(url)).catch(() => null));
    if (!file) return thread.postMessage({ at: "failed", trouble: { code: "unreadable", clip: at } });
    files.set(url, file);
    clips.push({ ...clip, file });
  }
  const plan = await planExport(clips, request.rate);
  if (plan.video.how === "encode" && !(await canEncodeVideo("avc", plan.video)))
    return thread.postMessage({ at: "failed", trouble: { code: "no_encoder" } });
  planned = { request, clips, plan };
  thread.postMessage({ at: "planned", summary: summaryOf(plan) });
}

const summaryOf = ({ video, audio }: ExportPlan): ExportSummary =>
  video.how === "copy" ? { how: "copy", sound: audio } : { ...video, sound: audio === "none" ? "none" : "encode" };

async function write({ request: { rate, title }, clips, plan }: Planned): Promise<void> {
  // Its own encoder in every browser: those of browsers do not say how late their sound is, and many have none.
  if (plan.audio === "encode") (await import("@mediabunny/aac-encoder")).registerAacEncoder();
  let told = 0;
  const report = (share: number) => {
    if (performance.now() - told < REPORT_MS) return;
    told = performance.now();
    thread.postMessage({ at: "running", share });
  };
  const file = await writeExport({ clips, plan, rate, title, report });
  thread.postMessage({ at: "done", file }, [file]);
}
