import type { SubmitRequest, SubmitResult } from "../port";
import {
  answerError,
  effectiveStatus,
  exchangeError,
  readAnswer,
  refusalCode,
  soundsLikeServerTrouble,
} from "./answer";
import { DEFAPI_CAPABILITIES } from "./capabilities";
import { submittedSchema } from "./contract";
import { codeOfStatus } from "./errors";
import { exchange, type HttpAnswer } from "./exchange";
import type { DefapiTarget } from "./target";

/**
 * Submits a request for a video: exactly once, because every copy that the provider receives is billed. Resolves to the
 * outcome and never throws.
 */
export async function submit(target: DefapiTarget, request: SubmitRequest, timeoutMs: number): Promise<SubmitResult> {
  const body = Buffer.from(JSON.stringify(toBody(request)));
  const { maxRequestBytes } = DEFAPI_CAPABILITIES;
  if (body.byteLength > maxRequestBytes) {
    const message = `The images are too large to send: over ${maxRequestBytes / 1024 / 1024} MB in all`;
    return { kind: "refused", error: { code: "bad_request", status: null, message, retryAfterMs: null } };
  }
  const outcome = await exchange({
    method: "POST",
    url: target.url("/api/video/seedance/gen"),
    headers: { ...target.headers, "content-type": "application/json" },
    body,
    timeoutMs,
  });
  if (outcome.ok) return classify(outcome, target.apiKey);
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
function classify(http: HttpAnswer, apiKey: string): SubmitResult {
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
