import { z } from "zod";
import { isVisible } from "@/lib/text/visible";
import type { Clip, SequenceContent } from "./content";
import { MAX_CLIPS, MAX_FRAMES, MAX_SEQUENCE_NAME } from "./limits";

const frame = z.number().int().min(0).max(MAX_FRAMES);

const clip: z.ZodType<Clip> = z
  .object({
    key: z.string().min(1).max(64),
    videoId: z.uuid().nullable(),
    name: z.string().max(MAX_SEQUENCE_NAME),
    frames: frame.min(1),
    in: frame,
    out: frame,
    volume: z.number().int().min(0).max(100),
  })
  .refine((clip) => clip.in < clip.out && clip.out <= clip.frames);

/** A player, an export and a list rely on it: no clip is empty or longer than its video, and no two have one key. */
export const sequenceContent: z.ZodType<SequenceContent> = z.object({
  rate: z.number().int().min(1).max(120),
  clips: z
    .array(clip)
    .max(MAX_CLIPS)
    .refine((clips) => new Set(clips.map(({ key }) => key)).size === clips.length),
  by: z.string().min(1).max(64),
  seq: z.number().int().min(0).max(2_000_000_000),
});

export const sequenceWrite = z.object({ base: z.number().int().min(1), content: sequenceContent });

/** Messages are keys of `errors.field`. */
export const sequenceName = z
  .string("name_empty")
  .trim()
  .refine(isVisible, "name_empty")
  .max(MAX_SEQUENCE_NAME, "name_long");
