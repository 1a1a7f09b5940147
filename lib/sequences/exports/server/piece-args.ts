import type { Clip, Timeline } from "@/lib/sequences/content";
import { fitFilter } from "./fit-filter";
import { SOUND } from "./limits";
import { type Part, type Piece, type Region, regionLength } from "./pieces";
import type { ProbedClip } from "./probe-clip";

export type SourceClip = { clip: Clip; file: string; probed: ProbedClip };

/** What all pieces of one export have in common. */
export type Encoding = {
  clips: readonly SourceClip[];
  fades: Timeline["fades"];
  fit: Timeline["output"]["fit"];
  /** Frames a second, and of the whole sequence. */
  rate: number;
  total: number;
  size: { width: number; height: number };
  /** Pixels of the visible label in a file, shown at `margin` for as many frames of the sequence. */
  label: { file: string; width: number; height: number; margin: number; frames: number } | null;
  threads: number;
};

/** Files that a piece is written to; null leaves the video or the sound out. */
export type PieceFiles = { video: string | null; sound: string | null };

/**
 * Stated before each input: one file and no address is opened, the format is given, and only decoders that videos of
 * today need may run, for as many pixels as 4096 × 4096.
 */
export const READ = [
  ...["-protocol_whitelist", "file,pipe", "-max_streams", "16", "-max_pixels", String(4_096 * 4_096)],
  ...["-codec_whitelist", `h264,hevc,vp9,av1,libdav1d,aac,mp3,mp3float,opus,libopus,vorbis,flac,alac,${pcm()}`],
];
export const READ_VIDEO = [...READ, "-f", "mov", "-format_whitelist", "mov"];

function pcm(): string {
  return "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_f64le";
}

/** Seconds that are decoded before a part that begins later: frames are counted from there. */
const PREROLL = 2;

/** Of every piece alike: pieces whose encoder was set otherwise could not follow each other in one track. */
const x264 = (rate: number, threads: number): string[] => [
  ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-profile:v", "high", "-pix_fmt", "yuv420p"],
  ...["-g", String(rate * 2), "-threads", String(threads), "-video_track_timescale", String(rate * 512)],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
];

/** ffmpeg's arguments that encode a piece, frame by frame and sample by sample as the sequence has it. */
export function pieceArgs(piece: Piece, work: Encoding, files: PieceFiles): string[] {
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
        graph.push(`${sound(source, part, { ...input, input: count, samples, rate: work.rate })}[${name}a]`);
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

/** Samples between two frames of the sequence: rounded from its beginning, so that they never add up to a drift. */
const samplesOf = (from: number, to: number, rate: number): number => sampleAt(to, rate) - sampleAt(from, rate);
const sampleAt = (frame: number, rate: number): number => Math.round((frame / rate) * SOUND.rate);

/** The file from shortly before the part on. `from`: the frame with which it then begins. */
function inputOf({ file, probed }: SourceClip, part: Part, rate: number) {
  const from = Math.max(0, part.from - PREROLL * rate);
  // Rounded down: a frame that begins a millionth earlier than asked would be left out.
  const begin = Math.floor((from / rate + probed.lead) * 1e6) / 1e6;
  const lasts = (part.to - from) / rate + 1;
  const seek = begin > 0 ? ["-ss", begin.toFixed(6)] : [];
  return { from, args: [...READ_VIDEO, "-threads", "1", ...seek, "-t", lasts.toFixed(6), "-i", `./${file}`] };
}

/** The part's frames at the sequence's rate, in the export's size; the last one again where the file is shorter. */
function frames({ clip, probed }: SourceClip, part: Part, from: number, work: Encoding, name: string): string {
  const [begin, end] = [part.from - from, part.to - from];
  const tags = probed.isTagged ? "" : "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709,";
  const trimmed = `fps=${work.rate}:start_time=0,tpad=stop_mode=clone:stop=${end},trim=start_frame=${begin}:end_frame=${end}`;
  const fitted = fitFilter(probed, work.size, { fit: work.fit, focus: clip.focus, name });
  return `${tags}${trimmed},setpts=PTS-STARTPTS,${fitted},setsar=1,format=yuv420p`;
}

type Heard = { from: number; input: number; samples: number; rate: number };

/** The part's samples with the clip's volume and fades; silence where it has none. */
function sound({ clip, probed }: SourceClip, part: Part, { from, input, samples, rate }: Heard): string {
  const format = "aformat=sample_fmts=fltp:channel_layouts=stereo";
  if (!probed.audio || clip.muted || clip.volume === 0)
    return `anullsrc=r=${SOUND.rate}:cl=stereo,atrim=end_sample=${samples},${format}`;
  const offset = sampleAt(from, rate);
  const [begin, end] = [clip.in, clip.out].map((frame) => sampleAt(frame, rate) - offset) as [number, number];
  const first = sampleAt(part.from, rate) - offset;
  // A mixer of channels would make the one channel quieter.
  const stereo = probed.audio.channels === 1 ? `pan=stereo|c0=c0|c1=c0,${format}` : format;
  return [
    `[${input}:${probed.audio.stream}]aresample=${SOUND.rate}:async=1:first_pts=0`,
    stereo,
    ...fadesOf({ begin, end, fadeIn: sampleAt(clip.fadeIn, rate), fadeOut: sampleAt(clip.fadeOut, rate) }),
    ...(clip.volume === 100 ? [] : [`volume=${clip.volume / 100}`]),
    `apad=whole_len=${first + samples}`,
    `atrim=start_sample=${first}:end_sample=${first + samples}`,
    "asetpts=PTS-STARTPTS",
  ].join(",");
}

type Fades = { begin: number; end: number; fadeIn: number; fadeOut: number };

/** Straight fades, in samples of the stream. What begins before the stream does is a line from before it. */
export function fadesOf({ begin, end, fadeIn, fadeOut }: Fades): string[] {
  const [rise, fall] = [Math.min(fadeIn, end - begin), Math.min(fadeOut, end - begin)];
  const isLater = begin >= 0;
  return [
    ...(rise > 0 && isLater ? [`afade=t=in:curve=tri:ss=${begin}:ns=${rise}`] : []),
    ...(rise > 0 && !isLater ? [`volume='min(1,max(0,(t*${SOUND.rate}-(${begin}))/${rise}))':eval=frame`] : []),
    ...(fall > 0 && end - fall >= 0 ? [`afade=t=out:curve=tri:ss=${end - fall}:ns=${fall}`] : []),
    ...(fall > 0 && end - fall < 0 ? [`volume='min(1,max(0,(${end}-t*${SOUND.rate})/${fall}))':eval=frame`] : []),
  ];
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

/** Of equal power together. */
function crossSound(graph: string[], below: string, top: string, samples: number, at: number): string {
  graph.push(`[${below}]afade=t=out:curve=qsin:ss=0:ns=${samples}[${below}x]`);
  graph.push(`[${top}]afade=t=in:curve=qsin:ss=0:ns=${samples}[${top}x]`);
  graph.push(`[${below}x][${top}x]amix=inputs=2:normalize=0:dropout_transition=0[x${at}a]`);
  return `x${at}a`;
}

const labelInput = ({ file, width, height }: NonNullable<Encoding["label"]>, rate: number): string[] => [
  ...["-protocol_whitelist", "file,pipe", "-f", "rawvideo", "-pixel_format", "rgba"],
  ...["-video_size", `${width}x${height}`, "-framerate", String(rate), "-i", `./${file}`],
];

/** What belongs to the whole sequence: its fades from and to black, and the label on top. Frame n is at n / rate. */
function whole(piece: Piece, { fades, total, rate, label }: Encoding, labelAt: number | null): string {
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
