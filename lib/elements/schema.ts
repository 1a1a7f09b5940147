import { z } from "zod";
import { MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { ROLES } from "@/lib/generations/roles";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";
import { MAX_DESCRIPTION, MAX_WAKE_WORD, MAX_WAKE_WORDS } from "./limits";
import { cleanElementName, nameTrouble } from "./names";
import { ELEMENT_KINDS, SHOWS } from "./view";

/** Short words, each once. */
const words = (most: number, longest: number, message: string) =>
  z
    .array(z.string(message).trim().refine(isVisible, message).max(longest, message), message)
    .max(most, message)
    .transform((list) => [...new Set(list)]);

/** A name that can be mentioned, as it is stored. */
export const elementName = z
  .string("name_empty")
  .transform(cleanElementName)
  .superRefine((name, context) => {
    const trouble = nameTrouble(name);
    if (trouble) context.addIssue({ code: "custom", message: `element_${trouble}` });
  });

const elementImage = z.object({
  imageId: z.string("image_missing").max(64, "image_missing"),
  shows: z.enum(SHOWS, "invalid"),
  wakeWords: words(MAX_WAKE_WORDS, MAX_WAKE_WORD, "wake_words").default([]),
});

/** What a user writes about an element. Messages are keys of `errors.field`. */
export const elementSchema = z.object({
  kind: z.enum(ELEMENT_KINDS, "invalid"),
  name: elementName,
  description: z.string().trim().max(MAX_DESCRIPTION, "description_long").default(""),
  role: z.enum(ROLES, "invalid").nullable().default(null),
  tags: words(MAX_TAGS, MAX_TAG, "element_tags").default([]),
  images: z
    .array(elementImage, "image_missing")
    .min(1, "element_no_image")
    .max(MAX_IMAGES, "too_many_images")
    .refine((images) => new Set(images.map(({ imageId }) => imageId)).size === images.length, "image_twice"),
});
export type ElementInput = z.output<typeof elementSchema>;
