import type { SourceClip } from "./encoding";
import { EXPORT_SOUND } from "./limits";
import type { ClipPart } from "./pieces";

/** Samples between two frames of the sequence: rounded from its beginning, so that they never add up to a drift. */
export const samplesOf = (from: number, to: number, rate: number): number => sampleAt(to, rate) - sampleAt(from, rate);
const sampleAt = (frame: number, rate: number): number => Math.round((frame / rate) * EXPORT_SOUND.rate);

type Heard = { from: number; input: number; samples: number; rate: number };

/** The part's samples with the clip's volume and fades; silence where it has none. */
export function partSound({ clip, probed }: SourceClip, part: ClipPart, { from, input, samples, rate }: Heard): string {
  const format = "aformat=sample_fmts=fltp:channel_layouts=stereo";
  if (!probed.audio || clip.muted || clip.volume === 0)
    return `anullsrc=r=${EXPORT_SOUND.rate}:cl=stereo,atrim=end_sample=${samples},${format}`;
  const offset = sampleAt(from, rate);
  const [begin, end] = [clip.in, clip.out].map((frame) => sampleAt(frame, rate) - offset) as [number, number];
  const first = sampleAt(part.from, rate) - offset;
  // A mixer of channels would make the one channel quieter.
  const stereo = probed.audio.channels === 1 ? `pan=stereo|c0=c0|c1=c0,${format}` : format;
  return [
    `[${input}:${probed.audio.stream}]aresample=${EXPORT_SOUND.rate}:async=1:first_pts=0`,
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
    ...(rise > 0 && !isLater ? [`volume='min(1,max(0,(t*${EXPORT_SOUND.rate}-(${begin}))/${rise}))':eval=frame`] : []),
    ...(fall > 0 && end - fall >= 0 ? [`afade=t=out:curve=tri:ss=${end - fall}:ns=${fall}`] : []),
    ...(fall > 0 && end - fall < 0
      ? [`volume='min(1,max(0,(${end}-t*${EXPORT_SOUND.rate})/${fall}))':eval=frame`]
      : []),
  ];
}

/** Of equal power together. */
export function crossSound(graph: string[], below: string, top: string, samples: number, at: number): string {
  graph.push(`[${below}]afade=t=out:curve=qsin:ss=0:ns=${samples}[${below}x]`);
  graph.push(`[${top}]afade=t=in:curve=qsin:ss=0:ns=${samples}[${top}x]`);
  graph.push(`[${below}x][${top}x]amix=inputs=2:normalize=0:dropout_transition=0[x${at}a]`);
  return `x${at}a`;
}
