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
export type IndexEntry = { at: number; key: boolean; bytes: number };

/** A file that is open, until `close`. */
type OpenClip = { video: InputVideoTrack; audio: InputAudioTrack | null; close(): void };

/** What is known of a clip's file, which is closed: 500 open ones would need more memory than a phone has. */
export type ClipFile = {
  open(): Promise<OpenClip>;
  hasAudio: boolean;
  /** Equal for files whose sound may follow each other without being encoded again; null without sound in AAC. */
  audioSettings: string | null;
  audioBytes: number;
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
/** Bytes of a file that are kept while it is open. */
const CACHED = 8 * 1024 * 1024;

/** The file at an address. It gives up after a few tries: the reader would try forever. */
export const fromUrl = (url: string): MediaSource =>
  new UrlSource(url, {
    getRetryDelay: (tried) => (tried < RETRIES ? 0.5 * 2 ** tried : null),
    maxCacheSize: CACHED,
  });

/** Reads the index of a video; throws where it cannot be read or has no video track. */
export async function readClipFile(source: () => MediaSource): Promise<ClipFile> {
  const open = () => openClip(source());
  const { video, audio, close } = await open();
  try {
    const [config, width, height, rotation] = await Promise.all([
      video.getDecoderConfig(),
      video.getDisplayWidth(),
      video.getDisplayHeight(),
      video.getRotation(),
    ]);
    const index: IndexEntry[] = [];
    let [first, end] = [Number.POSITIVE_INFINITY, 0];
    const packets = new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true });
    for await (const { timestamp, duration, type, byteLength } of packets) {
      index.push({ at: timestamp, key: type === "key", bytes: byteLength });
      first = Math.min(first, timestamp);
      end = Math.max(end, timestamp + duration);
    }
    if (index.length === 0) throw new Error("the video has no frames");
    const settings = JSON.stringify([
      config?.codec,
      [...settingBytes(config?.description)],
      [config?.codedWidth, config?.codedHeight, width, height, rotation],
      config?.colorSpace ?? null,
    ]);
    const isH264 = (await video.getCodec()) === "avc";
    const sound = { hasAudio: audio !== null, audioSettings: audio && (await settingsOf(audio)) };
    const audioBytes = await bytesOfTrack(audio);
    return {
      ...{ open, ...sound, audioBytes, config, settings, isH264, width, height, index, first },
      duration: end - first,
    };
  } finally {
    close();
  }
}

async function openClip(source: MediaSource): Promise<OpenClip> {
  const input = new Input({ source, formats: [MP4, QTFF] });
  try {
    const video = await input.getPrimaryVideoTrack();
    if (!video) throw new Error("the file has no video track");
    return { video, audio: await input.getPrimaryAudioTrack(), close: () => input.dispose() };
  } catch (error) {
    input.dispose();
    throw error;
  }
}

async function settingsOf(track: InputAudioTrack): Promise<string | null> {
  const config = await track.getDecoderConfig();
  if (!config || (await track.getCodec()) !== "aac") return null;
  const { codec, description, sampleRate, numberOfChannels } = config;
  return JSON.stringify([codec, [...settingBytes(description)], sampleRate, numberOfChannels]);
}

async function bytesOfTrack(track: InputAudioTrack | null): Promise<number> {
  let bytes = 0;
  if (!track) return bytes;
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true });
  for await (const { byteLength } of packets) bytes += byteLength;
  return bytes;
}

export const settingBytes = (given: AllowSharedBufferSource | undefined): Uint8Array => {
  if (!given) return new Uint8Array();
  return ArrayBuffer.isView(given)
    ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
    : new Uint8Array(given);
};
