import { open, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { blame, type Suspect } from "./blame";
import { READ_VIDEO } from "./codec-args";
import type { Encoding } from "./encoding";
import { runFfmpeg } from "./ffmpeg";
import { SERVER_EXPORT } from "./limits";
import { type Making, OF_PIECES, secondsFor, WORK } from "./making";
import { type PieceFiles, pieceArgs } from "./piece-args";
import { type EncodedPiece, piecesOf } from "./pieces";
import { JobTrouble } from "./trouble";

/** Encodes piece after piece: video files that follow each other in a list, and one file of decoded sound. */
export async function makePieces(
  making: Making,
  work: Encoding,
  wanted: { video: boolean; sound: boolean },
): Promise<void> {
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
    if (files.sound) await moveBehind(path.join(folder, files.sound), path.join(folder, WORK.sound));
    report((piece.to / work.total) * OF_PIECES);
  }
  if (wanted.video) await writeFile(path.join(folder, WORK.list), `${list.join("\n")}\n`);
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

const suspects = ({ regions }: EncodedPiece, { clips }: Encoding): Suspect[] =>
  regions
    .flatMap(({ below, top }) => [below, ...(top ? [top] : [])])
    .flatMap(({ clip }) => {
      const file = clips[clip]?.file;
      return file ? [{ file, trouble: new JobTrouble("unreadable", clip), args: READ_VIDEO }] : [];
    });
