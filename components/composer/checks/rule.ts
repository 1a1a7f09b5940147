import type { Sent } from "@/components/composer/cast/sent";
import type { DocElement, PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { BroughtImage } from "@/lib/elements/expand";
import type { Duration } from "@/lib/generations/settings";
import type { ComposerState } from "../state";

export type CheckInput = Pick<ComposerState, "settings" | "cast" | "assets"> & { prompt: PromptDocument };

/** What one click can do about a finding. */
export type Fix =
  | { do: "add" }
  | { do: "cast" }
  | { do: "unmention"; places: [number, number][] }
  | { do: "put"; from: number; to: number; text: string }
  | { do: "roles"; keys: string[] }
  | { do: "leaveOut"; keys: string[] }
  | { do: "leave"; choices: DocElement[] }
  | { do: "number" }
  | { do: "duration"; duration: Duration }
  | { do: "stretch"; duration: Duration };

/** Something to look at before paying. `place` is its position in the prompt. */
export type Finding = {
  rule: RuleId;
  /** Distinguishes two findings of one rule. */
  id: string;
  values: Record<string, string | number>;
  place: [number, number] | null;
  /** The images of elements that the fix keeps, for the value `keeps` of the sentence. */
  keeps?: { name: string; shows: BroughtImage["shows"][] }[];
  fixes: readonly Fix[];
};

export type RuleId =
  | "mention_missing"
  | "choices_many"
  | "choices_loose"
  | "placeholder"
  | "image_unmentioned"
  | "bare_mention"
  | "many_images"
  | "long"
  | "shots_over"
  | "shots_short"
  | "shots_crowded"
  | "shot_seconds"
  | "camera_moves"
  | "speech_long"
  | "speech_languages"
  | "speech_speakers"
  | "face"
  | "brand"
  | "images_over"
  | "element_gap"
  | "element_asleep"
  | "name_unknown"
  | "character_views"
  | "many_people";

export type RuleInput = CheckInput & { sent: Sent };
export type Rule = { id: RuleId; blocks: boolean; source: string; find(input: RuleInput): Omit<Finding, "rule">[] };
