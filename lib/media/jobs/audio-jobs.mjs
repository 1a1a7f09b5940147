import { open } from "node:fs/promises";

/** @typedef {import("./frames.mjs").Frame} Result */

const PCM = ["pcm-u8", "pcm-s16", "pcm-s24", "pcm-s32", "pcm-f32"];
/**
 * Which codecs browsers decode in which kind of file, by mediabunny's names of both.
 * @type {Record<string, { kind: string, codecs: string[] }>}
 */
const KINDS = {
  MP3: { kind: "mp3", codecs: ["mp3"] },
  WAVE: { kind: "wav", codecs: PCM },
  MP4: { kind: "m4a", codecs: ["aac", "mp3", "flac", "opus"] },
  ADTS: { kind: "aac", codecs: ["aac"] },
  Ogg: { kind: "ogg", codecs: ["vorbis", "opus"] },
  FLAC: { kind: "flac", codecs: ["flac"] },
};

/**
 * What the index of an audio file says. The file is read from the disk, because it may be larger than what a job is sent.
 * Throws when the index is broken.
 * @param {Uint8Array} _bytes @param {{ path: string }} options @returns {Promise<Result>}
 */
export async function readAudioIndex(_bytes, { path }) {
  if (await isEncrypted(path)) return trouble("encrypted");
  // Loaded here: jobs that read images do not need it.
  const { EncodedPacketSink, FilePathSource, Input, UnsupportedInputFormatError, ...formats } = await import(
    "mediabunny"
  );
  const { MP3, WAVE, MP4, ADTS, OGG, FLAC, QTFF, MATROSKA, WEBM } = formats;
  const known = [MP3, WAVE, MP4, ADTS, OGG, FLAC, QTFF, MATROSKA, WEBM];
  const input = new Input({ source: new FilePathSource(path), formats: known });
  try {
    const format = await input.getFormat();
    if (await input.getPrimaryVideoTrack()) return trouble("video");
    const accepted = KINDS[format.name];
    if (!accepted) return trouble("kind");
    const track = await input.getPrimaryAudioTrack();
    if (!track) {
      // An MP4 without any track lacks its index.
      if ((await input.getTracks()).length === 0) throw new Error("no index");
      return trouble("no_audio");
    }
    if (!track.codec || !accepted.codecs.includes(track.codec)) return trouble("codec");
    const seconds = await track.computeDuration();
    if (!(seconds > 0)) return trouble("no_audio");
    const sink = new EncodedPacketSink(track);
    const last = await sink.getPacket(seconds);
    if (!(await sink.getFirstPacket()) || !last || last.data.byteLength === 0) throw new Error("samples are missing");
    const { codec, numberOfChannels: channels, sampleRate } = track;
    return { value: { kind: accepted.kind, codec, seconds, channels, sampleRate }, parts: [] };
  } catch (error) {
    if (error instanceof UnsupportedInputFormatError) return trouble("kind");
    throw error;
  } finally {
    input.dispose();
  }
}

/** @param {string} trouble @returns {Result} */
const trouble = (trouble) => ({ value: { trouble }, parts: [] });

const MAX_INDEX_BYTES = 16 * 1024 * 1024;
const MAX_BOXES = 1_000;

/** Whether the index of an MP4 declares encrypted samples. @param {string} path */
async function isEncrypted(path) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(16);
    for (let at = 0, boxes = 0; at + 16 <= size && boxes < MAX_BOXES; boxes += 1) {
      await file.read(header, 0, 16, at);
      const [short, type] = [header.readUInt32BE(0), header.toString("latin1", 4, 8)];
      if (boxes === 0 && type !== "ftyp") return false;
      const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short || size - at;
      if (length < 8) return false;
      if (type === "moov") {
        const index = Buffer.alloc(Math.min(length, size - at, MAX_INDEX_BYTES));
        await file.read(index, 0, index.length, at);
        return index.includes("enca") || index.includes("encv");
      }
      at += length;
    }
    return false;
  } finally {
    await file.close();
  }
}
