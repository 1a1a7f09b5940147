import type { Editor } from "@/components/sequences/editor/editor";
import { fetchByIds } from "@/components/video/fetch-generations";
import { captionsOf } from "@/lib/sequences/captions/cue";
import { type Dropped, decodeFile, MAX_CAPTION_FILE, readCues } from "@/lib/sequences/captions/read-cues";
import { spokenCaptions } from "@/lib/sequences/captions/spoken-captions";
import type { Caption } from "@/lib/sequences/content";

/** Captions that were read, and what of them was left out; or the key of the sentence that says why there are none. */
export type FoundCaptions =
  | { captions: Caption[]; dropped: Partial<Dropped> }
  | { trouble: "file_none" | "file_encoding" | "file_large" | "spoken_none" | "spoken_failed" };

/** Generations that one request may name. */
const AT_ONCE = 200;

export async function readCaptionFile(file: File, rate: number): Promise<FoundCaptions> {
  if (file.size > MAX_CAPTION_FILE) return { trouble: "file_large" };
  const text = decodeFile(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return { trouble: "file_encoding" };
  const read = readCues(text);
  return read ? { captions: captionsOf(read.cues, rate), dropped: read.dropped } : { trouble: "file_none" };
}

/** The lines that the prompts of the clips' videos have people speak. */
export async function readSpokenLines({ clips, rate }: Pick<Editor, "clips" | "rate">): Promise<FoundCaptions> {
  const ids = [...new Set(clips.flatMap(({ videoId }) => videoId ?? []))];
  const prompts = new Map<string, string>();
  try {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE).join();
      const { items } = await fetchByIds(`/api/generations?ids=${some}`);
      for (const { id, prompt } of items) prompts.set(id, prompt);
    }
  } catch {
    return { trouble: "spoken_failed" };
  }
  const captions = spokenCaptions(clips, (id) => prompts.get(id), rate);
  return captions.length > 0 ? { captions, dropped: {} } : { trouble: "spoken_none" };
}
