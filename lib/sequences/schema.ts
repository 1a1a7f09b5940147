import { z } from "zod";
import { isRatio } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";
import type { AudioTrack, Caption, Clip, Output, Point, Recipe, SequenceContent } from "./content";
import {
  MAX_CAPTION,
  MAX_CAPTIONS,
  MAX_CLIPS,
  MAX_FRAMES,
  MAX_SEQUENCE_FRAMES,
  MAX_SEQUENCE_NAME,
  RESOLUTIONS,
} from "./limits";
import { emptyTimeline, plainClip } from "./timeline";

const frame = z.number().int().min(0).max(MAX_FRAMES);
const place = z.number().int().min(0).max(MAX_SEQUENCE_FRAMES);
const percent = z.number().int().min(0).max(100);
const point: z.ZodType<Point> = z.object({ x: percent, y: percent });

const part = {
  name: z.string().max(MAX_SEQUENCE_NAME),
  frames: frame.min(1),
  in: frame,
  out: frame,
  volume: percent,
  muted: z.boolean().default(plainClip.muted),
  fadeIn: frame.default(plainClip.fadeIn),
  fadeOut: frame.default(plainClip.fadeOut),
};
const isWithin = (part: { in: number; out: number; frames: number }) => part.in < part.out && part.out <= part.frames;

/** What a clip of before a setting existed lacks is as if it had never been set. */
const clip: z.ZodType<Clip> = z
  .object({
    ...part,
    key: z.string().min(1).max(64),
    videoId: z.uuid().nullable(),
    crossfade: frame.default(plainClip.crossfade),
    focus: point.default(plainClip.focus),
    draftId: z.uuid().nullable().default(plainClip.draftId),
  })
  .refine(isWithin);

const audio: z.ZodType<AudioTrack> = z.object({ ...part, audioId: z.uuid(), at: place }).refine(isWithin);

/** One without text is being written: nothing shows it. */
const caption: z.ZodType<Caption> = z
  .object({ from: place, to: place, text: z.string().max(MAX_CAPTION) })
  .refine(({ from, to }) => from < to);

const output: z.ZodType<Output> = z.object({
  ratio: z.custom<Output["ratio"]>((value) => value === "first" || isRatio(value)),
  fit: z.enum(["pad", "crop", "blur"]),
  resolution: z.literal(RESOLUTIONS),
});

const timeline = z.object({
  rate: z.number().int().min(1).max(120),
  clips: z
    .array(clip)
    .max(MAX_CLIPS)
    .refine((clips) => new Set(clips.map(({ key }) => key)).size === clips.length),
  fades: z.object({ in: frame, out: frame }).default(emptyTimeline.fades),
  output: output.default(emptyTimeline.output),
  audio: audio.nullable().default(null),
  captions: z
    .array(caption)
    .max(MAX_CAPTIONS)
    .refine((all) => all.every(({ from }, at) => at === 0 || (all[at - 1]?.from ?? 0) <= from))
    .default([]),
});

/** A player, an export and a list rely on it: no clip is empty or longer than its video, and no two have one key. */
export const sequenceContent: z.ZodType<SequenceContent> = timeline.extend({
  by: z.string().min(1).max(64),
  seq: z.number().int().min(0).max(2_000_000_000),
});

export const exportRecipe: z.ZodType<Recipe> = timeline.extend({
  name: z.string().max(MAX_SEQUENCE_NAME),
  visibleLabel: z.boolean(),
});

export const sequenceWrite = z.object({ base: z.number().int().min(1), content: sequenceContent });

/** Messages are keys of `errors.field`. */
export const sequenceName = z
  .string("name_empty")
  .trim()
  .refine(isVisible, "name_empty")
  .max(MAX_SEQUENCE_NAME, "name_long");
