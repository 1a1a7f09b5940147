import { setTimeout as sleep } from "node:timers/promises";
import type { RefineService } from "@/env";
import { FetchGuardError } from "@/lib/safe-fetch/error";
import { startWatch, type Watch } from "@/lib/safe-fetch/watch";
import { ANSWER, type AnswerLimits } from "./limits";
import { type Completion, failureOf, readCompletion } from "./read-completion";

type Content = string | ({ type: "text"; text: string } | { type: "image_url"; image_url: { url: string } })[];
export type Message = { role: "system" | "user" | "assistant"; content: Content };

type Options = { signal: AbortSignal; onText?: (text: string) => void; limits?: AnswerLimits };

/** What not every service knows: left out where one refuses it by name, and then for as long as this process runs. */
const OPTIONAL = ["reasoning_effort", "stream_options", "max_tokens", "stream"] as const;
type Optional = (typeof OPTIONAL)[number];
/** On globalThis: Next bundles routes apart, and each copy would be refused again. */
const shared = globalThis as typeof globalThis & { ninefoldRefusedFields?: Map<string, Set<Optional>> };

/** Errors of a connection that provably never carried the request. */
const NOT_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];
const REFUSAL_BYTES = 20_000;

/**
 * Asks the administrator's service for a text: one POST to `/chat/completions`, streamed where it can. The address is
 * trusted as the provider's is, and its answer is not: it is bounded in bytes, time and silence, no redirect takes the
 * key elsewhere, and nothing of it but text is used. Throws the signal's reason when that aborts.
 * source: the chat completions of OpenAI, as OpenRouter, vLLM, Ollama and others answer them
 */
export async function askModel(service: RefineService, messages: Message[], options: Options): Promise<Completion> {
  const { signal, onText = () => undefined, limits = ANSWER } = options;
  const watch = startWatch({ ...limits, signal });
  let complete = false;
  const onComplete = () => {
    complete = true;
  };
  try {
    const response = await send(service, messages, limits, watch);
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, error: failureOf(response.status) };
    }
    const body = chunksOf(response, watch, () => (complete ? limits.afterEndMs : null));
    return await readCompletion(body, { limits, onText, onComplete });
  } catch (error) {
    const reason: unknown = watch.signal.aborted ? watch.signal.reason : error;
    if (signal.aborted) throw reason;
    if (reason instanceof FetchGuardError) return { ok: false, error: "slow" };
    if (!(reason instanceof TypeError)) throw reason;
    const { code } = Object(reason.cause);
    return { ok: false, error: NOT_SENT.includes(code) ? "unreachable" : "cut" };
  } finally {
    watch.end();
  }
}

/** Sends the request, and again without the fields that a service refuses by their names. */
async function send(
  { baseUrl, apiKey, model }: RefineService,
  messages: Message[],
  limits: AnswerLimits,
  watch: Watch,
): Promise<Response> {
  shared.ninefoldRefusedFields ??= new Map();
  const key = `${baseUrl}\n${model}`;
  const refused = shared.ninefoldRefusedFields.get(key) ?? new Set();
  for (;;) {
    const fields = {
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: limits.tokens,
      // Thinking takes a minute and is not what is asked for.
      reasoning_effort: "none",
    };
    for (const name of refused) delete fields[name as keyof typeof fields];
    watch.waiting();
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
        "accept-encoding": "identity",
        "user-agent": "ninefold",
      },
      body: JSON.stringify({ model, messages, ...fields }),
      redirect: "manual",
      cache: "no-store",
      signal: watch.signal,
    });
    watch.resting();
    if (response.status !== 400 && response.status !== 422) return response;
    const left = OPTIONAL.filter((name) => !refused.has(name));
    const text = await beginningOf(response, watch);
    const named = left.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    if (named.length === 0) return new Response(null, { status: response.status });
    for (const name of named) refused.add(name);
    shared.ninefoldRefusedFields.set(key, refused);
  }
}

async function beginningOf(response: Response, watch: Watch): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of chunksOf(response, watch, () => null)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > REFUSAL_BYTES) break;
  }
  return text;
}

/** The body's chunks, until it ends or nothing more is waited for. The connection is closed however the reading ends. */
async function* chunksOf(response: Response, watch: Watch, graceMs: () => number | null): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const ended = { done: true as const, value: undefined };
  try {
    for (;;) {
      watch.waiting();
      const grace = graceMs();
      const step = await (grace === null
        ? reader.read()
        : Promise.race([reader.read(), sleep(grace, ended, { ref: false })]));
      watch.resting();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
