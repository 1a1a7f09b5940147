import { z } from "zod";
import type { DefapiError } from "./errors";

export type SubmitRequest = {
  model: string;
  text: string;
  /** http(s) or data: URIs, in the order that the text's @image1, @image2 … count. */
  imageUrls: string[];
  /** Seconds. */
  duration: number;
  ratio: string;
  callbackUrl?: string;
};

/**
 * What became of a submit. Only "not_sent" may be sent again without asking anybody: "unknown" may have been accepted
 * and billed, and the provider has no key by which to recognise the second copy.
 */
export type SubmitResult =
  | { kind: "accepted"; taskId: string }
  | { kind: "refused"; error: DefapiError }
  | { kind: "not_sent"; error: DefapiError }
  | { kind: "unknown"; error: DefapiError };

export type Task = {
  taskId: string;
  status: "open" | "success" | "failed";
  /** The provider's own word, for the record. */
  rawStatus: string;
  /** Where the video is, for less than a day; null also when a success came without one. */
  videoUrl: string | null;
  /** The provider's credits as an exact decimal string; never a float. */
  consumed: string | null;
  /** Why it failed, in the provider's words. */
  reason: string | null;
  /** ISO 8601. */
  createdAt: string | null;
};

export type QueryResult =
  | { kind: "task"; task: Task }
  | { kind: "not_found"; error: DefapiError }
  | { kind: "error"; error: DefapiError };

const TASK_ID = /^[\w.:-]{1,200}$/;

/** A task id as the provider writes them (`ta1234…`): bounded, and safe to put into an address or a log. */
export const taskIdSchema = z.string().trim().regex(TASK_ID);

/** The frame of every answer. Observed, not documented: `code` as a string, `detail` or `error` for `message`. */
export const envelopeSchema = z.looseObject({
  code: z.union([z.number(), z.string()]).nullish().catch(undefined),
  data: z.unknown().optional(),
});

export const submittedSchema = z.looseObject({ task_id: taskIdSchema });

/** A number is accepted for `consumed` as long as it is written out plainly; 1e-7 is not an amount to bill by. */
const decimalSchema = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim())
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,18})?$/));

export const taskSchema = z.looseObject({
  task_id: taskIdSchema.nullish().catch(null),
  // Observed: 200 as a number.
  status: z.union([z.string(), z.number().transform(String)]).pipe(z.string().trim().min(1).max(100)),
  result: z.unknown().optional(),
  consumed: decimalSchema.nullish().catch(null),
  status_reason: z.unknown().optional(),
  created_at: z.unknown().optional(),
});

export const userSchema = z.looseObject({ credit: decimalSchema });
