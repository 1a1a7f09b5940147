import type { ElementKind } from "@/db/schema/elements";
import type { Locale } from "@/lib/i18n/locales";
import type { Problems } from "./kept";

/**
 * Why there is no text.
 * - unreachable: no connection, so nothing was sent
 * - slow: silent for too long, or not done in time
 * - key, credits, busy, declined: the service refused the request
 * - failed: an error of the service, also within an answer that began well
 * - unreadable: a page, a redirect or anything else that is no answer of this protocol
 * - empty, endless, cut: the answer had no text, did not stop, or broke off
 * - thought: the model thought, and wrote nothing
 * - filtered: the model refused this text
 */
export type RefineFailure =
  | "unreachable"
  | "slow"
  | "key"
  | "credits"
  | "busy"
  | "declined"
  | "failed"
  | "unreadable"
  | "empty"
  | "endless"
  | "cut"
  | "thought"
  | "filtered";

/** What the service counted, over both questions if it was asked twice; null: it did not say. `cost` is its own number. */
export type TokenUsage = { tokens: number | null; cost: number | null };

export type Refined = { text: string; problems: Problems; usage: TokenUsage };

/**
 * What the page is told, one JSON object a line. `text` replaces everything from the character `at`; `again`: what was
 * written so far has these problems, and is written again.
 */
export type RefineLine =
  | { at: number; text: string }
  | { again: Problems }
  | { done: Refined }
  | { failed: RefineFailure };

/** What a page may ask for. `names` are kept as they are written, such as those of elements, without their @. */
export type Wish =
  | { job: "rewrite"; prompt: string; names: string[]; duration: number }
  | { job: "translate"; prompt: string; names: string[]; to: Locale }
  | { job: "describe"; imageId: string; kind?: ElementKind; to: Locale };
