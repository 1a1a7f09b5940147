import { encodeFrames } from "./encode";
import type { ExportKind, ExportRequest } from "./messages";
import { openTrack } from "./open-files";
import { PacketFile } from "./packets";
import { type OwnFile, PART, type Place, StorageFull } from "./place";
import type { ExportPlan, ExportWork } from "./plan";
import { writeExport } from "./write";

export type Prepared = { request: ExportRequest; work: ExportWork; plan: ExportPlan };

/** Of the whole work, when the video is encoded: writing what is encoded into a file, with its sound. */
const WRITING = 0.1;

/** The file that holds an export's encoded packets: of everything that they depend on. Null without a way to tell. */
async function partOf({ request: { recipe, urls, label }, plan }: Prepared): Promise<string | null> {
  // Only on pages that were opened over https.
  if (!crypto.subtle) return null;
  const { clips, fades, output, rate } = recipe;
  const given = JSON.stringify([
    { clips, fades, output, rate },
    urls,
    label,
    plan.width,
    plan.height,
    navigator.userAgent,
  ]);
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(given));
  return `${Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("")}${PART}`;
}

/** How much of a video is encoded already, from 0 to 1. */
export async function doneOf(place: Place, prepared: Prepared): Promise<number> {
  const part = await partOf(prepared);
  if (prepared.plan.video.how === "copy" || !part || !(await place.has(part))) return 0;
  // Another tab that is writing it holds it.
  const file = await place.open(part).catch(() => null);
  if (!file) return 0;
  const packets = new PacketFile(file);
  packets.load();
  file.close();
  return packets.count / prepared.plan.frames;
}

type Given = { what: ExportKind; afresh: boolean; report(share: number): void };

/** Exports into a file of its own. Where the device has no space, nothing is kept; otherwise, what is encoded is. */
export async function runExport(place: Place, prepared: Prepared, { what, afresh, report }: Given): Promise<Blob> {
  const { request, work, plan } = prepared;
  const part = (await partOf(prepared)) ?? `unnamed${PART}`;
  await place.tidy(part);
  const opened: OwnFile[] = [];
  const open = async (name: string): Promise<OwnFile> => {
    const file = await place.open(name);
    opened.push(file);
    return file;
  };
  const hasToEncode = what === "video" && plan.video.how === "encode";
  const writing = hasToEncode ? WRITING : 1;
  try {
    let [encoded, kept]: [PacketFile | null, OwnFile | null] = [null, null];
    if (hasToEncode) {
      kept = await open(part);
      encoded = new PacketFile(kept);
      if (afresh) encoded.clear();
      else encoded.load();
      for await (const frames of encodeFrames(work, plan, { label: request.label, into: encoded }))
        report((frames / plan.frames) * (1 - writing));
    }
    const into = await open(`${Date.now()}-${opened.length}.mp4`);
    into.truncate(0);
    const { audioUrl, aigc } = request;
    const track = audioUrl === null ? null : () => openTrack(audioUrl);
    for await (const share of writeExport({ work, plan, encoded, what, openTrack: track, aigc, into }))
      report(1 - writing + share * writing);
    await kept?.remove();
    return await into.blob();
  } catch (error) {
    // Also a new file may be refused, with an error of its own.
    const isFull =
      opened.some((file) => file.isFull()) || (error instanceof Error && error.name === "QuotaExceededError");
    for (const [at, file] of opened.entries()) {
      if (isFull || at > 0 || !hasToEncode) await file.remove();
      else file.close();
    }
    throw isFull ? new StorageFull() : error;
  }
}
