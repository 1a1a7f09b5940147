import { READ_VIDEO, x264 } from "./codec-args";
import type { Encoding, SourceClip } from "./encoding";
import { fitFilter } from "./fit-filter";
import { crossSound, partSound, samplesOf } from "./piece-sound";
import { type ClipPart, type EncodedPiece, type Region, regionLength } from "./pieces";

/** Files that a piece is written to; null leaves the video or the sound out. */
export type PieceFiles = { video: string | null; sound: string | null };

/** Seconds that are decoded before a part that begins later: frames are counted from there. */
const PREROLL = 2;

/** ffmpeg's arguments that encode a piece, frame by frame and sample by sample as the sequence has it. */
export function pieceArgs(piece: EncodedPiece, work: Encoding, files: PieceFiles): string[] {
  const graph: string[] = [];
  const inputs: string[] = [];
  const names = { video: [] as string[], sound: [] as string[] };
  const wanted = { video: files.video !== null, sound: files.sound !== null };
  let [count, frame] = [0, piece.from];
  for (const [at, region] of piece.regions.entries()) {
    const parts = [region.below, ...(region.top ? [region.top] : [])];
    const samples = samplesOf(frame, frame + regionLength(region), work.rate);
    const made = parts.map((part) => {
      const source = work.clips[part.clip];
      if (!source) throw new Error("a part of no clip");
      const input = inputOf(source, part, work.rate);
      inputs.push(...input.args);
      const name = `p${count}`;
      if (wanted.video)
        graph.push(`[${count}:${source.probed.video}]${frames(source, part, input.from, work, name)}[${name}v]`);
      if (wanted.sound)
        graph.push(`${partSound(source, part, { ...input, input: count, samples, rate: work.rate })}[${name}a]`);
      count += 1;
      return name;
    });
    const [below, top] = made;
    if (wanted.video)
      names.video.push(top ? crossFrames(graph, `${below}v`, `${top}v`, region, { at, rate: work.rate }) : `${below}v`);
    if (wanted.sound) names.sound.push(top ? crossSound(graph, `${below}a`, `${top}a`, samples, at) : `${below}a`);
    frame += regionLength(region);
  }
  const { label } = work;
  const labelled = label !== null && piece.from < label.frames && wanted.video;
  if (labelled) inputs.push(...labelInput(label, work.rate));
  if (wanted.video) graph.push(`${joined(names.video, "v=1:a=0")}${whole(piece, work, labelled ? count : null)}[v]`);
  if (wanted.sound) graph.push(`${joined(names.sound, "v=0:a=1")}[a]`);
  return [
    ...[...inputs, "-filter_complex_threads", "1", "-filter_complex", graph.join(";")],
    ...(files.video === null
      ? []
      : ["-map", "[v]", "-fps_mode", "passthrough", ...x264(work.rate, work.threads), "-f", "mp4", `./${files.video}`]),
    ...(files.sound === null ? [] : ["-map", "[a]", "-c:a", "pcm_f32le", "-f", "f32le", `./${files.sound}`]),
  ];
}

const joined = (names: string[], what: string): string =>
  `${names.map((name) => `[${name}]`).join("")}concat=n=${names.length}:${what}`;

/** The file from shortly before the part on. `from`: the frame with which it then begins. */
function inputOf({ file, probed }: SourceClip, part: ClipPart, rate: number) {
  const from = Math.max(0, part.from - PREROLL * rate);
  // Rounded down: a frame that begins a millionth earlier than asked would be left out.
  const begin = Math.floor((from / rate + probed.lead) * 1e6) / 1e6;
  const lasts = (part.to - from) / rate + 1;
  const seek = begin > 0 ? ["-ss", begin.toFixed(6)] : [];
  return { from, args: [...READ_VIDEO, "-threads", "1", ...seek, "-t", lasts.toFixed(6), "-i", `./${file}`] };
}

/** The part's frames at the sequence's rate, in the export's size; the last one again where the file is shorter. */
function frames({ clip, probed }: SourceClip, part: ClipPart, from: number, work: Encoding, name: string): string {
  const [begin, end] = [part.from - from, part.to - from];
  const tags = probed.isTagged ? "" : "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709,";
  const trimmed = `fps=${work.rate}:start_time=0,tpad=stop_mode=clone:stop=${end},trim=start_frame=${begin}:end_frame=${end}`;
  const fitted = fitFilter(probed, work.size, { fit: work.fit, focus: clip.focus, name });
  return `${tags}${trimmed},setpts=PTS-STARTPTS,${fitted},setsar=1,format=yuv420p`;
}

/**
 * Two parts over each other: frame n of m shows (n+1)/(m+1) of the upper one. A frame is put before both, so that the
 * first one is already faded, and one behind them, because the filter does not fade the last; both are taken away.
 */
function crossFrames(
  graph: string[],
  below: string,
  top: string,
  region: Region,
  { at, rate }: { at: number; rate: number },
) {
  const frames = regionLength(region);
  // Newer versions cross-fade only what says its rate, and the filter that says so may add a frame.
  const steady = `fps=${rate},trim=end_frame=${frames},tpad=start=1:start_mode=clone:stop=1:stop_mode=clone`;
  for (const name of [below, top]) graph.push(`[${name}]${steady}[${name}x]`);
  const lasts = ((frames + 1) / rate).toFixed(6);
  graph.push(
    `[${below}x][${top}x]xfade=transition=fade:duration=${lasts}:offset=0,` +
      `trim=start_frame=1:end_frame=${frames + 1},setpts=PTS-STARTPTS[x${at}v]`,
  );
  return `x${at}v`;
}

const labelInput = ({ file, width, height }: NonNullable<Encoding["label"]>, rate: number): string[] => [
  ...["-protocol_whitelist", "file,pipe", "-f", "rawvideo", "-pixel_format", "rgba"],
  ...["-video_size", `${width}x${height}`, "-framerate", String(rate), "-i", `./${file}`],
];

/** What belongs to the whole sequence: its fades from and to black, and the label on top. Frame n is at n / rate. */
function whole(piece: EncodedPiece, { fades, total, rate, label }: Encoding, labelAt: number | null): string {
  const [rise, fall] = [Math.min(fades.in, total), Math.min(fades.out, total)];
  const at = (frames: number) => (frames / rate).toFixed(6);
  const filters = [
    `settb=1/${rate}`,
    `setpts=N+${piece.from}`,
    ...(rise > 0 && piece.from < rise ? [`fade=t=in:st=0:d=${at(rise)}`] : []),
    ...(fall > 0 && piece.to > total - 1 - fall
      ? [`fade=t=out:st=${at(Math.max(0, total - 1 - fall))}:d=${at(fall)}`]
      : []),
    "setpts=PTS-STARTPTS",
  ];
  const line = `,${filters.join(",")}`;
  if (labelAt === null || !label) return line;
  const shown = `overlay=${label.margin}:${label.margin}:eof_action=repeat:enable='lt(n,${label.frames - piece.from})'`;
  return `${line}[u];[u][${labelAt}:v]${shown},format=yuv420p`;
}
