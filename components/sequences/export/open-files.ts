import { ADTS, FLAC, Input, type InputAudioTrack, MP3, MP4, OGG, QTFF, WAVE, WEBM } from "mediabunny";
import { C2PA_WITHIN_BYTES, hasC2pa } from "@/lib/sequences/exports/ai-label";
import { type ClipFile, fromUrl, readClipFile } from "./source";

/** Files whose index is read at once. */
const AT_ONCE = 4;

/** What was read before: with another choice in the dialog, a sequence of 500 clips is not read again. */
const read = new Map<string, { file: ClipFile | null; signed: boolean }>();

type Files = { files: ClipFile[]; signed: number } | { unreadable: number };

/** Reads the index of every video, each once, and whether it is signed; or says the place of the first that cannot be read. */
export async function readFiles(urls: readonly string[]): Promise<Files> {
  const left = [...new Set(urls)].filter((url) => !read.get(url)?.file);
  const next = async (): Promise<void> => {
    for (let url = left.shift(); url !== undefined; url = left.shift()) {
      const address = url;
      const file = await readClipFile(() => fromUrl(address)).catch(() => null);
      read.set(address, { file, signed: file !== null && (await isSigned(address)) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  const files: ClipFile[] = [];
  let signed = 0;
  for (const [at, url] of urls.entries()) {
    const found = read.get(url);
    if (!found?.file) return { unreadable: at };
    files.push(found.file);
    if (found.signed) signed += 1;
  }
  return { files, signed };
}

async function isSigned(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { Range: `bytes=0-${C2PA_WITHIN_BYTES - 1}` } });
    return answer.status === 206 && hasC2pa(new Uint8Array(await answer.arrayBuffer()));
  } catch {
    return false;
  }
}

/** Opens an uploaded audio file; throws where it has no sound or this browser cannot decode it. */
export async function openTrack(url: string): Promise<{ track: InputAudioTrack; close(): void }> {
  const input = new Input({ source: fromUrl(url), formats: [MP3, WAVE, MP4, QTFF, ADTS, OGG, FLAC, WEBM] });
  const close = () => input.dispose();
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track || !(await track.canDecode())) throw new Error("the audio track cannot be decoded");
    return { track, close };
  } catch (error) {
    close();
    throw error;
  }
}
