import { type PollResult, type Provider, SUBMIT_TIMEOUT_MS, type SubmitRequest, type SubmitResult } from "../port";
import {
  answerError,
  effectiveStatus,
  exchangeError,
  readAnswer,
  refusalCode,
  soundsLikeNotFound,
  soundsLikeServerTrouble,
} from "./answer";
import { parseCallbackTaskId } from "./callback-body";
import { DEFAPI_CAPABILITIES } from "./capabilities";
import { submittedSchema, userSchema } from "./contract";
import { codeOfStatus } from "./errors";
import { exchange, type HttpAnswer } from "./exchange";
import { createTarget, type DefapiTarget } from "./target";
import { readTask } from "./task";

export type DefapiConfig = {
  /** Such as https://api.defapi.org; a path in it is kept. */
  baseUrl: string;
  apiKey: string;
  submitTimeoutMs?: number;
  queryTimeoutMs?: number;
  /** The id that a call carries as X-Request-Id. */
  requestId?: () => string | undefined;
};

/** The provider's client. Throws only on a wrong configuration. */
export function createDefapi(config: DefapiConfig): Provider {
  const { submitTimeoutMs = SUBMIT_TIMEOUT_MS, queryTimeoutMs = 15_000 } = config;
  const target = createTarget(config.baseUrl, config.apiKey, config.requestId);
  return {
    name: "defapi",
    origin: new URL(config.baseUrl).origin,
    capabilities: DEFAPI_CAPABILITIES,
    submit: (request) => submit(target, request, submitTimeoutMs),
    poll: (taskId) => query(target, taskId, queryTimeoutMs),
    balance: () => balance(target, queryTimeoutMs),
    readCallback: parseCallbackTaskId,
  };
}

/** Queries a task. Resolves to the task, to "the provider knows no such task", or to the error. */
async function query(target: DefapiTarget, taskId: string, timeoutMs: number): Promise<PollResult> {
  const url = target.url("/api/task/query");
  url.searchParams.set("task_id", taskId);
  const outcome = await exchange({ method: "GET", url, headers: target.headers(), timeoutMs });
  if (!outcome.ok) return { kind: "error", error: exchangeError(outcome, target.apiKey) };
  return pollResultOf(outcome, taskId, target.apiKey);
}

function pollResultOf(http: HttpAnswer, taskId: string, apiKey: string): PollResult {
  const answer = readAnswer(http);
  // A proxy's 404 page indicates a wrong address, not a missing task.
  if (!answer.readable) {
    const code = answer.status >= 500 || answer.status === 429 ? statusCode(answer.status) : "nonsense";
    return { kind: "error", error: answerError(answer, code, http, apiKey) };
  }
  const meant = effectiveStatus(answer);
  if (meant >= 200 && meant <= 299) {
    const task = readTask(answer.data, taskId, apiKey);
    return task ? { kind: "task", task } : { kind: "error", error: answerError(answer, "nonsense", http, apiKey) };
  }
  if (meant === 404 || (meant === 400 && soundsLikeNotFound(answer.words))) {
    return { kind: "not_found", error: answerError(answer, "not_found", http, apiKey) };
  }
  return { kind: "error", error: answerError(answer, refusalCode(answer), http, apiKey) };
}

const statusCode = (status: number) => (status === 429 ? "rate_limited" : status === 504 ? "timeout" : "server");

/**
 * The account's credits as an exact decimal string. The endpoint is undocumented, so any trouble with it is just null.
 */
async function balance(target: DefapiTarget, timeoutMs: number): Promise<string | null> {
  const outcome = await exchange({ method: "GET", url: target.url("/api/user"), headers: target.headers(), timeoutMs });
  if (!outcome.ok || outcome.status !== 200) return null;
  const answer = readAnswer(outcome);
  const user = answer.readable ? userSchema.safeParse(answer.data) : null;
  return user?.success ? user.data.credit : null;
}

/**
 * Submits a request for a video: exactly once, because every copy that the provider receives is billed. Resolves to the
 * outcome and never throws.
 */
async function submit(target: DefapiTarget, request: SubmitRequest, timeoutMs: number): Promise<SubmitResult> {
  const body = Buffer.from(JSON.stringify(toBody(request)));
  const { maxRequestBytes } = DEFAPI_CAPABILITIES;
  if (body.byteLength > maxRequestBytes) {
    const message = `The images are too large to send: over ${maxRequestBytes / 1024 / 1024} MB in all`;
    return { kind: "refused", error: { code: "bad_request", status: null, message, retryAfterMs: null } };
  }
  const outcome = await exchange({
    method: "POST",
    url: target.url("/api/video/seedance/gen"),
    headers: { ...target.headers(), "content-type": "application/json" },
    body,
    timeoutMs,
  });
  if (outcome.ok) return submitResultOf(outcome, target.apiKey);
  return { kind: outcome.sent ? "unknown" : "not_sent", error: exchangeError(outcome, target.apiKey) };
}

function toBody({ model, text, imageUrls, duration, ratio, callbackUrl }: SubmitRequest) {
  const images = imageUrls.map((url) => ({ type: "image_url", image_url: { url } }));
  return {
    model,
    content: [{ type: "text", text }, ...images],
    duration,
    ratio,
    ...(callbackUrl === undefined ? {} : { callback_url: callbackUrl }),
  };
}

/** Anything but a clear yes or no is "unknown": taking a "maybe" for a "no" is how one generation is bought twice. */
function submitResultOf(http: HttpAnswer, apiKey: string): SubmitResult {
  const answer = readAnswer(http);
  const unknown = (code: ReturnType<typeof codeOfStatus>): SubmitResult => ({
    kind: "unknown",
    error: answerError(answer, code, http, apiKey),
  });
  if (answer.status === 429) return { kind: "not_sent", error: answerError(answer, "rate_limited", http, apiKey) };
  if (!answer.readable) return unknown(answer.status >= 500 ? codeOfStatus(answer.status) : "nonsense");

  const fine = answer.status >= 200 && answer.status <= 299;
  const task = submittedSchema.safeParse(Array.isArray(answer.data) ? answer.data[0] : answer.data);
  if (fine && task.success) return { kind: "accepted", taskId: task.data.task_id };

  const meant = effectiveStatus(answer);
  if (meant < 400) return unknown("nonsense");
  if (meant === 429) return { kind: "not_sent", error: answerError(answer, "rate_limited", http, apiKey) };
  if (meant >= 500 || meant === 408 || meant === 499) return unknown(codeOfStatus(meant));
  if (fine && soundsLikeServerTrouble(answer.words)) return unknown("server");
  return { kind: "refused", error: answerError(answer, refusalCode(answer), http, apiKey) };
}
