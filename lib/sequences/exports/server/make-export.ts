import { appendFile, open, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Services } from "@/lib/generations/services";
import type { Recipe } from "@/lib/sequences/content";
import { aigcValue, labelLayout, xmpBox } from "@/lib/sequences/exports/ai-label";
import { outputSize } from "@/lib/sequences/exports/output-size";
import { totalFrames } from "@/lib/sequences/timeline";
import { copyList, mayBeCopied, PACKETS, type Packet, readPackets, videoOnlyArgs } from "./copy-plan";
import { type Programs, runFfmpeg, runFfprobe } from "./ffmpeg";
import { finishArgs } from "./finish-args";
import { hasRoom } from "./folder";
import { gather } from "./gather";
import { labelImage } from "./label-image";
import { SERVER_EXPORT } from "./limits";
import { type Encoding, type PieceFiles, pieceArgs, READ_VIDEO, type SourceClip } from "./piece-args";
import { type Piece, piecesOf } from "./pieces";
import { PROBE, readProbe } from "./probe-clip";
import { Trouble } from "./trouble";

export type Making = Pick<Services, "db" | "storage"> & {
  programs: Programs;
  userId: string;
  recipe: Recipe;
  /** Names the export in its metadata, and this server. */
  label: { id: string; producer: string };
  /** A folder of its own, which the caller removes. */
  folder: string;
  threads: number;
  signal: AbortSignal;
  /** Called with the share that is done, from 0 to 1. */
  report: (share: number) => void;
};

const [LIST, SOUND_FILE, LABEL, OUT] = ["list.txt", "sound.f32", "label.rgba", "export.mp4"];
/** The share of the work that encoding and decoding are; the rest is putting it together. */
const OF_PIECES = 0.92;

/**
 * Makes the MP4 of a recipe, all of whose clips have a video. Returns its path and how its video was made. Throws
 * Trouble where the recipe or the machine is at fault, and AbortError when it was stopped.
 */
export async function makeExport(making: Making): Promise<{ file: string; how: "copy" | "encode" }> {
  const { recipe, folder, programs, signal, report } = making;
  const { clips, track } = await gather(making);
  const total = totalFrames(recipe.clips);
  const work = await encodingOf(making, clips, total);
  const copied = mayBeCopied(recipe, clips, work.size) ? await listOf(making, clips) : null;
  if (copied !== null) await writeFile(path.join(folder, LIST), copied);
  const untouched = copied === null || track ? null : untouchedFile(recipe, clips);
  const heard = clips.some(({ clip, probed }) => probed.audio && !clip.muted && clip.volume > 0);

  const files = { video: copied === null, sound: heard && untouched === null };
  if (files.video || files.sound) await makePieces(making, work, files);
  const args = finishArgs({
    video: untouched ? { file: untouched } : { list: LIST },
    sound: files.sound ? SOUND_FILE : null,
    track: track && recipe.audio && !recipe.audio.muted ? { file: track, audio: recipe.audio } : null,
    ...{ rate: recipe.rate, total, title: recipe.name, aigc: aigcValue(making.label), out: OUT },
  });
  const onFrames = (frames: number) => report(OF_PIECES + Math.min(1, frames / total) * (1 - OF_PIECES));
  const seconds = secondsFor(total / recipe.rate);
  if (!(await runFfmpeg(programs, args, { folder, signal, seconds, onFrames }))) {
    await blame(making, track === null ? [] : [{ file: track, trouble: new Trouble("audio_unreadable"), args: [] }]);
  }
  const file = path.join(folder, OUT);
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
  if (image) await writeFile(path.join(folder, LABEL), image.pixels);
  return {
    ...{ clips, fades, fit: recipe.output.fit, rate, total, size, threads },
    label: image && {
      file: LABEL,
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

/** Encodes piece after piece: video files that follow each other in a list, and one file of decoded sound. */
async function makePieces(making: Making, work: Encoding, wanted: { video: boolean; sound: boolean }): Promise<void> {
  const { recipe, folder, programs, signal, report } = making;
  const most = { frames: SERVER_EXPORT.pieceSeconds * recipe.rate, parts: SERVER_EXPORT.pieceParts };
  const list: string[] = ["ffconcat version 1.0"];
  for (const [at, piece] of piecesOf(recipe.clips, most).entries()) {
    const frames = piece.to - piece.from;
    const files: PieceFiles = {
      video: wanted.video ? `piece-${at}.mp4` : null,
      sound: wanted.sound ? `piece-${at}.f32` : null,
    };
    const onFrames = (done: number) => report(((piece.from + Math.min(frames, done)) / work.total) * OF_PIECES);
    const run = { folder, signal, seconds: secondsFor(frames / recipe.rate), onFrames };
    if (!(await runFfmpeg(programs, pieceArgs(piece, work, files), run))) await blame(making, suspects(piece, work));
    if (files.video) list.push(`file '${files.video}'`, `duration ${(frames / recipe.rate).toFixed(6)}`);
    if (files.sound) await moveBehind(path.join(folder, files.sound), path.join(folder, SOUND_FILE));
    report((piece.to / work.total) * OF_PIECES);
  }
  if (wanted.video) await writeFile(path.join(folder, LIST), `${list.join("\n")}\n`);
}

/** Appends a file to another one and removes it. */
async function moveBehind(from: string, to: string): Promise<void> {
  const [source, target] = [await open(from, "r"), await open(to, "a", 0o600)];
  try {
    for await (const chunk of source.createReadStream({ autoClose: false })) await target.write(chunk as Buffer);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
  await rm(from);
}

const secondsFor = (seconds: number): number => SERVER_EXPORT.startSeconds + seconds * SERVER_EXPORT.slowest;

type Suspect = { file: string; trouble: Trouble; args: readonly string[] };

const suspects = ({ regions }: Piece, { clips }: Encoding): Suspect[] =>
  regions
    .flatMap(({ below, top }) => [below, ...(top ? [top] : [])])
    .flatMap(({ clip }) => {
      const file = clips[clip]?.file;
      return file ? [{ file, trouble: new Trouble("unreadable", clip), args: READ_VIDEO }] : [];
    });

/** Finds out why ffmpeg failed, and throws it: a stop, a full disk, one of the files, or none of these. */
async function blame({ programs, folder, signal }: Making, files: readonly Suspect[]): Promise<never> {
  signal.throwIfAborted();
  if (!(await hasRoom(folder, -SERVER_EXPORT.spare / 2))) throw new Trouble("disk_full");
  for (const { file, trouble, args } of files) {
    const decode = [...args, "-threads", "1", "-i", `./${file}`, "-f", "null", "-"];
    if (!(await runFfmpeg(programs, decode, { folder, signal, seconds: SERVER_EXPORT.startSeconds }))) {
      signal.throwIfAborted();
      throw trouble;
    }
  }
  throw new Trouble("failed");
}

/** Reads the export again before anybody gets it: it has exactly the frames that the sequence has. */
async function check({ programs, folder, signal }: Making, frames: number | null): Promise<void> {
  const answer = await runFfprobe(programs, OUT, PROBE, { folder, signal });
  signal.throwIfAborted();
  const probed = answer === null ? null : readProbe(answer);
  const { size } = await stat(path.join(folder, OUT));
  if (!probed || size === 0) throw new Trouble("failed");
  if (frames !== null && probed.frames !== frames) throw new Trouble("failed");
}
