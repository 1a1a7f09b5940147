import { z } from "zod";

/** What ffprobe says of a clip's file. */
export type ProbedClip = {
  /** Pixels as it is displayed. */
  width: number;
  height: number;
  codec: string;
  /** The streams' numbers in the file. */
  video: number;
  audio: { stream: number; channels: number; codec: string } | null;
  /** Seconds by which the video begins after the file: its sound often begins earlier. */
  lead: number;
  /** Whether the file says which colors its numbers mean. */
  isTagged: boolean;
  /** Equal for files whose samples may follow each other in one track. */
  settings: string;
  frames: number;
};

const seconds = z.coerce.number().catch(0);
const side = z.number().int().min(1).max(65_535);
const stream = z.object({
  index: z.number().int().min(0).max(64),
  codec_type: z.string().optional(),
  codec_name: z.string().default("unknown"),
  width: side.optional(),
  height: side.optional(),
  channels: z.number().int().min(0).max(64).default(0),
  start_time: seconds,
  sample_aspect_ratio: z.string().optional(),
  color_space: z.string().optional(),
  nb_frames: z.coerce.number().int().min(0).catch(0),
  disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
});
const probed = z.object({ streams: z.array(stream).max(64), format: z.object({ start_time: seconds }) });

/** What makes decoders differ; each of them was seen to break playback behind a join. */
const SETTINGS = [
  ...["codec_name", "profile", "level", "codec_tag_string", "width", "height", "sample_aspect_ratio", "pix_fmt"],
  ...["color_range", "color_space", "color_transfer", "color_primaries", "field_order", "has_b_frames", "time_base"],
  ...["extradata_hash", "index"],
];

export const PROBE = ["-show_streams", "-show_format", "-show_data_hash", "sha256", "-of", "json"];

/** Reads ffprobe's answer to `PROBE`; null where the file has no video that can be read. */
export function readProbe(answer: string): ProbedClip | null {
  const raw = parsed(answer);
  const found = probed.safeParse(raw);
  if (!found.success) return null;
  const { streams, format } = found.data;
  const video = streams.find((one) => one.codec_type === "video" && one.disposition.attached_pic === 0);
  if (!video?.width || !video.height) return null;
  const sound = streams.find(({ codec_type, channels }) => codec_type === "audio" && channels > 0);
  const rotation = video.side_data_list.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  const all = (raw as { streams: Record<string, unknown>[] }).streams.find(({ index }) => index === video.index);
  return {
    ...displayed({ width: video.width, height: video.height }, video.sample_aspect_ratio, rotation),
    codec: video.codec_name,
    video: video.index,
    audio: sound ? { stream: sound.index, channels: sound.channels, codec: sound.codec_name } : null,
    lead: Math.max(0, video.start_time - format.start_time),
    isTagged: video.color_space !== undefined && video.color_space !== "unknown",
    settings: JSON.stringify([rotation, ...SETTINGS.map((name) => all?.[name] ?? null)]),
    frames: video.nb_frames,
  };
}

function displayed(coded: { width: number; height: number }, aspect: string | undefined, rotation: number) {
  const [across = 1, down = 1] = (aspect ?? "1:1").split(":").map(Number);
  const width =
    across > 0 && down > 0 ? Math.min(65_535, Math.max(1, Math.round((coded.width * across) / down))) : coded.width;
  const { height } = coded;
  return Math.abs(rotation) % 180 === 90 ? { width: height, height: width } : { width, height };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
