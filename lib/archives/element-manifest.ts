import { z } from "zod";
import { elementSchema } from "@/lib/elements/schema";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { IMAGE_FILE } from "./manifest";

const storable = (value: string) => !value.includes("\u0000");

/** The manifest of an element as `export-elements.ts` writes it, from an untrusted source. */
const elementManifestSchema = elementSchema.omit({ images: true, role: true }).extend({
  id: z.uuid(),
  role: z.string().nullable(),
  images: z
    .array(
      z.object({
        file: z.string().regex(IMAGE_FILE),
        shows: z.string(),
        wakeWords: z.array(z.string()),
      }),
    )
    .max(MAX_IMAGES),
});
export type ElementManifest = z.input<typeof elementManifestSchema>;

/** Null for anything that no instance would have written. */
export function readElementManifest(bytes: Buffer): z.output<typeof elementManifestSchema> | null {
  try {
    const text = bytes.toString("utf8");
    // Postgres rejects a NUL in a text.
    return storable(text) && !text.includes("\\u0000") ? elementManifestSchema.parse(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}
