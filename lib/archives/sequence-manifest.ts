import { z } from "zod";
import { MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { sequenceContent } from "@/lib/sequences/schema";
import { isKeepable } from "@/lib/text/keepable";
import { isVisible } from "@/lib/text/visible";

/** Not `manifest.json`, which is a video's. */
export const SEQUENCE_MANIFEST = "sequence.json";

/** A file of a sequence's audio track beside its manifest. */
const AUDIO_FILE = /^audio\.[a-z0-9]{2,4}$/;

const sequenceManifest = z.object({
  id: z.uuid(),
  name: z.string().trim().max(MAX_SEQUENCE_NAME).refine(isVisible),
  note: z.string().max(MAX_NOTE),
  tags: z.array(z.string().max(MAX_TAG).refine(isVisible)).max(MAX_TAGS),
  content: sequenceContent,
  /** The videos that it was exported as. */
  exports: z.array(z.uuid()).max(10_000),
  audio: z.string().regex(AUDIO_FILE).nullable(),
});
export type SequenceManifest = z.infer<typeof sequenceManifest>;

/** Null for anything that no instance would have written. */
export function readSequenceManifest(bytes: Buffer): SequenceManifest | null {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return isKeepable(value) ? sequenceManifest.parse(value) : null;
  } catch {
    return null;
  }
}
