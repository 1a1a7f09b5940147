import {
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  type Source as MediaSource,
  MP4,
  QTFF,
  UrlSource,
} from "mediabunny";

/** One packet of a video's index. Seconds; `at` is when it is shown. */
export type IndexEntry = { at: number; key: boolean };

/** A clip's file, opened: its tracks, and what decides whether its video can be copied. */
export type ClipFile = {
  input: Input;
  video: InputVideoTrack;
  audio: InputAudioTrack | null;
  config: VideoDecoderConfig | null;
  /** Equal for files that may follow each other in one track without being encoded again. */
  settings: string;
  isH264: boolean;
  width: number;
  height: number;
  /** In the order in which it is decoded. */
  index: IndexEntry[];
  /** Seconds from the first frame to the end of the last. */
  duration: number;
  /** When the first frame is shown, in seconds: usually 0. */
  first: number;
};

const RETRIES = 3;

/** The video at an address. It gives up after a few tries: the reader would try forever. */
export const fromUrl = (url: string): MediaSource =>
  new UrlSource(url, { getRetryDelay: (tried) => (tried < RETRIES ? 0.5 * 2 ** tried : null) });

/** Opens a video; throws where it cannot be read or has no video track. */
export async function openFile(source: MediaSource): Promise<ClipFile> {
  const input = new Input({ source, formats: [MP4, QTFF] });
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error("the file has no video track");
  const [config, width, height, rotation] = await Promise.all([
    video.getDecoderConfig(),
    video.getDisplayWidth(),
    video.getDisplayHeight(),
    video.getRotation(),
  ]);
  const index: IndexEntry[] = [];
  let [first, end] = [Number.POSITIVE_INFINITY, 0];
  const packets = new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true });
  for await (const { timestamp, duration, type } of packets) {
    index.push({ at: timestamp, key: type === "key" });
    first = Math.min(first, timestamp);
    end = Math.max(end, timestamp + duration);
  }
  if (index.length === 0) throw new Error("the video has no frames");
  const isH264 = (await video.getCodec()) === "avc";
  const settings = JSON.stringify([
    config?.codec,
    [...bytesOf(config?.description)],
    [config?.codedWidth, config?.codedHeight, width, height, rotation],
    config?.colorSpace ?? null,
  ]);
  const audio = await input.getPrimaryAudioTrack();
  return { input, video, audio, config, settings, isH264, width, height, index, first, duration: end - first };
}

const bytesOf = (given: AllowSharedBufferSource | undefined): Uint8Array => {
  if (!given) return new Uint8Array();
  return ArrayBuffer.isView(given)
    ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
    : new Uint8Array(given);
};
