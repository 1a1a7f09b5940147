import type { AudioTrack } from "@/lib/sequences/content";
import { READ, READ_VIDEO } from "./codec-args";
import { EXPORT_SOUND } from "./limits";
import { fadesOf } from "./piece-sound";

/** What an export is put together from. */
export type Finish = {
  /** A list of files whose video is copied one after the other, or one file that is copied with its sound. */
  video: { list: string } | { file: string };
  /** All clips' decoded samples; null where nothing of them is heard. */
  sound: string | null;
  track: { file: string; audio: AudioTrack } | null;
  /** Frames a second, and of the whole. */
  rate: number;
  total: number;
  title: string;
  /** The value of the `AIGC` key. */
  aigc: string;
  out: string;
};

/** Peaks of several sounds together stay below this. */
const LOUDEST = 0.97;

/** ffmpeg's arguments that write the MP4: its index first, the video copied, the sound as one track that is encoded once. */
export function finishArgs({ video, sound, track, rate, total, title, aigc, out }: Finish): string[] {
  const isOne = "file" in video;
  const samples = Math.round((total / rate) * EXPORT_SOUND.rate);
  const inputs = isOne
    ? [...READ_VIDEO, "-i", `./${video.file}`]
    : ["-protocol_whitelist", "file,pipe", "-f", "concat", "-auto_convert", "0", "-i", `./${video.list}`];
  const graph: string[] = [];
  let [count, heard] = [1, ""];
  if (sound !== null) {
    inputs.push(...["-protocol_whitelist", "file,pipe", "-f", "f32le", "-ar", String(EXPORT_SOUND.rate)]);
    inputs.push(...["-ac", String(EXPORT_SOUND.channels), "-i", `./${sound}`]);
    heard = `[${count}:a]`;
    count += 1;
  }
  if (track) {
    inputs.push(...READ, "-format_whitelist", "mov,mp3,wav,ogg,flac,aac", "-i", `./${track.file}`);
    graph.push(`[${count}:a:0]${trackFilter(track.audio, rate, samples)}[t]`);
    if (heard) graph.push(`${heard}[t]amix=inputs=2:normalize=0:duration=first:dropout_transition=0[m]`);
    heard = heard ? "[m]" : "[t]";
  }
  if (heard) graph.push(`${heard}alimiter=limit=${LOUDEST}:level=0:attack=1:release=50,atrim=end_sample=${samples}[a]`);
  return [
    ...[...inputs, ...(graph.length > 0 ? ["-filter_complex_threads", "1", "-filter_complex", graph.join(";")] : [])],
    ...["-map", "0:v:0", "-c:v", "copy"],
    ...(heard ? ["-map", "[a]", "-c:a", "aac", "-b:a", EXPORT_SOUND.bitrate] : []),
    ...(isOne && !heard ? ["-map", "0:a:0?", "-c:a", "copy"] : []),
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-metadata", `title=${title}`, "-metadata", `AIGC=${aigc}`],
    ...["-movflags", "+faststart+use_metadata_tags", "-f", "mp4", `./${out}`],
  ];
}

/** The part of the audio file at its place in the sequence, with its volume and fades, and silence around it. */
function trackFilter(audio: AudioTrack, rate: number, samples: number): string {
  const at = (frame: number) => Math.round((frame / rate) * EXPORT_SOUND.rate);
  const [begin, end] = [at(audio.in), at(audio.out)];
  const fades = fadesOf({ begin: 0, end: end - begin, fadeIn: at(audio.fadeIn), fadeOut: at(audio.fadeOut) });
  return [
    `aresample=${EXPORT_SOUND.rate}:async=1:first_pts=0`,
    "aformat=sample_fmts=fltp:channel_layouts=stereo",
    `atrim=start_sample=${begin}:end_sample=${end}`,
    "asetpts=PTS-STARTPTS",
    ...fades,
    `volume=${audio.volume / 100}`,
    `adelay=delays=${at(audio.at)}S:all=1`,
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
  ].join(",");
}
