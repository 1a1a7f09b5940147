import { createParser } from "eventsource-parser";
import type { Result } from "@/lib/http/result";
import { FetchGuardError } from "@/lib/safe-fetch/error";
import type { AnswerLimits } from "./limits";
import { hasThoughts, isPage, plainAnswer } from "./plain-answer";
import type { RefineFailure, TokenUsage } from "./protocol";
import { type Chunk, readChunk } from "./read-chunk";

export type Completion = Result<{ text: string; usage: TokenUsage }, RefineFailure>;

type Options = {
  limits: AnswerLimits;
  /** Gets all of the text so far. */
  onText: (text: string) => void;
  /** Whether the text is complete, and at most the count of tokens is missing. */
  onComplete: () => void;
};

/** What an error status of the service means. */
export function failureOf(status: number): RefineFailure {
  if (status === 401 || status === 403) return "key";
  if (status === 402) return "credits";
  if (status === 429 || status === 503 || status === 529) return "busy";
  if (status === 408 || status === 504) return "slow";
  if (status >= 500) return "failed";
  return status >= 400 ? "declined" : "unreadable";
}

/**
 * Reads an answer, streamed or whole, whatever it claims to be: its first character decides. Throws what `body` throws,
 * unless the text was complete by then.
 */
export async function readCompletion(
  body: AsyncIterable<Uint8Array>,
  { limits, onText, onComplete }: Options,
): Promise<Completion> {
  const decoder = new TextDecoder();
  const seen = createReading(onText, onComplete);
  const parser = createParser({ onEvent: ({ data }) => seen.event(data) });
  let bytes = 0;
  let whole = "";
  let streamed = false;
  try {
    for await (const part of body) {
      bytes += part.byteLength;
      const text = decoder.decode(part, { stream: true });
      whole = streamed ? "" : whole + text;
      if (bytes > limits.bytes || seen.characters() > limits.characters) return { ok: false, error: "endless" };
      const first = /\S/.exec(whole)?.[0];
      if (first === "<") return { ok: false, error: "unreadable" };
      if (streamed || (first && first !== "{" && first !== "[")) parser.feed(streamed ? text : whole);
      streamed ||= first !== undefined && first !== "{" && first !== "[";
      if (seen.isOver()) break;
    }
  } catch (error) {
    if (!seen.isComplete()) {
      if (error instanceof FetchGuardError || !(error instanceof TypeError)) throw error;
      return { ok: false, error: "cut" };
    }
  }
  // The last event may lack the empty line behind it.
  if (streamed) parser.feed(`${decoder.decode()}\n\n`);
  else seen.event(whole + decoder.decode(), true);
  return seen.result(bytes);
}

function createReading(onText: (text: string) => void, onComplete: () => void) {
  let raw = "";
  let done = false;
  let finish: string | null = null;
  let thought = false;
  let understood = false;
  let error: number | null = null;
  let usage: TokenUsage = { tokens: null, cost: null };
  const isComplete = () => finish !== null && plainAnswer(raw) !== "";

  function take(chunk: Chunk): void {
    understood = true;
    thought ||= chunk.thought;
    error ??= chunk.error;
    usage = chunk.usage ?? usage;
    finish = chunk.finish ?? finish;
    const before = raw;
    // A service that repeats everything in each event: no text begins with all that was before it.
    if (chunk.whole !== null || (raw.length > 15 && chunk.text.startsWith(raw))) raw = chunk.whole ?? chunk.text;
    else raw += chunk.text;
    if (raw !== before) onText(plainAnswer(raw, true));
    if (isComplete()) onComplete();
  }

  return {
    /** One event, or an answer that was not streamed. */
    event(data: string, alone = false): void {
      if (done || data.trim() === "") return;
      if (data.trim() === "[DONE]") {
        done = true;
        return;
      }
      const chunk = readChunk(parse(data));
      if (!chunk) return;
      done ||= alone;
      take(chunk);
    },
    characters: () => raw.length,
    isComplete,
    isOver: () => done || error !== null,
    result(bytes: number): Completion {
      const text = plainAnswer(raw);
      if (error !== null) return { ok: false, error: failureOf(error) };
      if (finish === "content_filter") return { ok: false, error: "filtered" };
      if (text === "" && (thought || hasThoughts(raw))) return { ok: false, error: "thought" };
      if (isPage(text) || (!understood && bytes > 0 && !done)) return { ok: false, error: "unreadable" };
      if (text === "") return { ok: false, error: "empty" };
      if (finish === "length") return { ok: false, error: "endless" };
      return done || finish !== null ? { ok: true, text, usage } : { ok: false, error: "cut" };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
