import { SERVER_EXPORT } from "./limits";

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

const MOST_BITS = SERVER_EXPORT.videoBytesASecond * 8;

/** Of every piece alike: pieces whose encoder was set otherwise could not follow each other in one track. */
export const x264 = (rate: number, threads: number): string[] => [
  ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-profile:v", "high", "-pix_fmt", "yuv420p"],
  ...["-maxrate", String(MOST_BITS), "-bufsize", String(2 * MOST_BITS)],
  ...["-g", String(rate * 2), "-threads", String(threads), "-video_track_timescale", String(rate * 512)],
  ...["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"],
];
