import { appendFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Recipe } from "@/lib/sequences/content";
import { aigcValue, labelLayout, xmpBox } from "@/lib/sequences/exports/ai-label";
import { outputSize } from "@/lib/sequences/exports/output-size";
import { totalFrames } from "@/lib/sequences/timeline";
import { blame } from "./blame";
import { copyList, mayBeCopied, PACKETS, type Packet, readPackets, videoOnlyArgs } from "./copy-plan";
import type { Encoding, SourceClip } from "./encoding";
import { runFfmpeg, runFfprobe } from "./ffmpeg";
import { finishArgs } from "./finish-args";
import { gather } from "./gather";
import { labelImage } from "./label-image";
import { SERVER_EXPORT } from "./limits";
import { makePieces } from "./make-pieces";
import { type Making, OF_PIECES, secondsFor, WORK } from "./making";
import { PROBE, readProbe } from "./probe-clip";
import { JobTrouble } from "./trouble";

/**
 * Makes the MP4 of a recipe, all of whose clips have a video. Returns its path and how its video was made. Throws
 * JobTrouble where the recipe or the machine is at fault, and AbortError when it was stopped.
 */
export async function makeExport(making: Making): Promise<{ file: string; how: "copy" | "encode" }> {
  const { recipe, folder, programs, signal, report } = making;
  const total = totalFrames(recipe.clips);
  if (total / recipe.rate > SERVER_EXPORT.mostSeconds) throw new JobTrouble("large");
  const { clips, track } = await gather(making);
  const work = await encodingOf(making, clips, total);
  const copied = mayBeCopied(recipe, clips, work.size) ? await listOf(making, clips) : null;
  if (copied !== null) await writeFile(path.join(folder, WORK.list), copied);
  const untouched = copied === null || track ? null : untouchedFile(recipe, clips);
  const heard = clips.some(({ clip, probed }) => probed.audio && !clip.muted && clip.volume > 0);

  const files = { video: copied === null, sound: heard && untouched === null };
  if (files.video || files.sound) await makePieces(making, work, files);
  const args = finishArgs({
    video: untouched ? { file: untouched } : { list: WORK.list },
    sound: files.sound ? WORK.sound : null,
    track: track && recipe.audio && !recipe.audio.muted ? { file: track, audio: recipe.audio } : null,
    ...{ rate: recipe.rate, total, title: recipe.name, aigc: aigcValue(making.label), out: WORK.out },
  });
  const onFrames = (frames: number) => report(OF_PIECES + Math.min(1, frames / total) * (1 - OF_PIECES));
  const seconds = secondsFor(total / recipe.rate);
  if (!(await runFfmpeg(programs, args, { folder, signal, seconds, onFrames }))) {
    await blame(making, track === null ? [] : [{ file: track, trouble: new JobTrouble("audio_unreadable"), args: [] }]);
  }
  const file = path.join(folder, WORK.out);
  await appendFile(file, xmpBox({ mixed: track !== null }));
  await check(making, copied === null ? total : null);
  return { file, how: copied === null ? "encode" : "copy" };
}

async function encodingOf({ recipe, folder, threads }: Making, clips: SourceClip[], total: number): Promise<Encoding> {
  const size = outputSize(
    recipe.output,
    clips.map(({ probed }) => probed),
  );
  const { rate, fades } = recipe;
  const layout = labelLayout({ ...size, rate });
  const image = recipe.visibleLabel ? labelImage(layout.height) : null;
  if (image) await writeFile(path.join(folder, WORK.label), image.pixels);
  return {
    ...{ clips, fades, fit: recipe.output.fit, rate, total, size, threads },
    label: image && {
      file: WORK.label,
      width: image.width,
      height: image.height,
      margin: layout.margin,
      frames: layout.frames,
    },
  };
}

/** The list of what is copied, or null where a cut is not at a key frame. Each file is read and copied once. */
async function listOf(making: Making, clips: readonly SourceClip[]): Promise<string | null> {
  const { recipe, programs, folder, signal } = making;
  const known = new Map<string, Packet[]>();
  const files = [...new Map(clips.map((one) => [one.file, one])).values()];
  for (const { file, probed } of files) {
    const args = ["-select_streams", String(probed.video), ...PACKETS];
    known.set(file, readPackets((await runFfprobe(programs, file, args, { folder, signal })) ?? ""));
  }
  const packets = clips.map(({ file }) => known.get(file) ?? []);
  const list = copyList(clips, packets, recipe.rate);
  for (const one of list === null ? [] : files) {
    const run = { folder, signal, seconds: SERVER_EXPORT.startSeconds };
    if (!(await runFfmpeg(programs, videoOnlyArgs(one), run))) await blame(making, []);
  }
  return list;
}

/** The file of a sequence of one whole clip whose sound nobody changed: its sound is copied as well. */
function untouchedFile({ clips: [only, ...others] }: Recipe, [source]: readonly SourceClip[]): string | null {
  if (!only || others.length > 0 || !source || only.muted || only.volume !== 100) return null;
  const isWhole = only.in === 0 && only.out === only.frames && only.fadeIn === 0 && only.fadeOut === 0;
  return isWhole && (source.probed.audio?.codec ?? "aac") === "aac" ? source.file : null;
}

/** Reads the export again before anybody gets it: it has exactly the frames that the sequence has. */
async function check({ programs, folder, signal }: Making, frames: number | null): Promise<void> {
  const answer = await runFfprobe(programs, WORK.out, PROBE, { folder, signal });
  signal.throwIfAborted();
  const probed = answer === null ? null : readProbe(answer);
  const { size } = await stat(path.join(folder, WORK.out));
  if (!probed || size === 0) throw new JobTrouble("failed");
  if (frames !== null && probed.frames !== frames) throw new JobTrouble("failed");
}
