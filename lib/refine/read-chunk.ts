import { z } from "zod";
import type { TokenUsage } from "./protocol";

/** Text, or parts of which those of another type than text are thoughts. */
const words = z
  .union([
    z.string(),
    z
      .array(z.looseObject({ type: z.string().catch("text"), text: z.string().catch("") }))
      .transform((parts) => parts.map(({ type, text }) => (type.endsWith("text") ? text : "")).join("")),
  ])
  .nullable()
  .catch(null)
  .default(null);

const message = z
  .looseObject({
    content: words,
    reasoning: z.unknown().optional(),
    reasoning_content: z.unknown().optional(),
    reasoning_details: z.unknown().optional(),
  })
  .nullable()
  .catch(null)
  .default(null);

const amount = z.number().nonnegative().nullable().catch(null).default(null);

const chunk = z.looseObject({
  choices: z
    .array(z.looseObject({ delta: message, message, finish_reason: z.string().nullable().catch(null).default(null) }))
    .catch([])
    .default([]),
  usage: z
    .looseObject({ total_tokens: amount, prompt_tokens: amount, completion_tokens: amount, cost: amount })
    .nullable()
    .catch(null)
    .default(null),
  error: z.unknown().optional(),
});

export type Chunk = {
  /** What is added to the text. */
  text: string;
  /** All of the text so far; null where a chunk only adds. */
  whole: string | null;
  thought: boolean;
  finish: string | null;
  usage: TokenUsage | null;
  /** The status of an error within the answer, 500 for one without a number. */
  error: number | null;
};

/** Reads one event of a stream, or a whole answer. Null for what is not of this protocol. */
export function readChunk(value: unknown): Chunk | null {
  const parsed = chunk.safeParse(Array.isArray(value) ? value[0] : value);
  if (!parsed.success) return null;
  const { choices, usage, error } = parsed.data;
  const [choice] = choices;
  if (!choice && !usage && !error) return null;
  const said = [choice?.delta, choice?.message];
  const text = choice?.delta?.content ?? "";
  return {
    text,
    // Some services send both: what is new, and everything again.
    whole: text === "" ? (choice?.message?.content ?? null) : null,
    thought: said.some((one) => [one?.reasoning, one?.reasoning_content, one?.reasoning_details].some(isFull)),
    finish: choice?.finish_reason || null,
    usage: usage && {
      tokens: usage.total_tokens ?? sum(usage.prompt_tokens, usage.completion_tokens),
      cost: usage.cost,
    },
    error: error ? statusOf(error) : null,
  };
}

const isFull = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : Array.isArray(value) && value.length > 0;

const sum = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

const coded = z.looseObject({ code: z.coerce.number().int().min(400).max(599) });
const statusOf = (error: unknown): number => coded.safeParse(error).data?.code ?? 500;
