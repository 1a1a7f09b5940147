import { z } from "zod";
import type { ProviderError } from "../port";
import { envelopeSchema } from "./contract";
import { codeOfStatus, oneLine, retryAfterMs } from "./errors";
import type { Exchange, HttpAnswer } from "./exchange";

/** A readable answer: JSON with an object at its root. `code` is the body's own, 0 for success. */
export type Readable = { readable: true; status: number; code: number | null; words: string; data: unknown };

/** Anything else that came back: a proxy's HTML page, a truncated text, an empty body. */
export type Unreadable = { readable: false; status: number; words: string };

const record = z.record(z.string(), z.unknown());

/** Reads an answer's body without trusting any of it. */
export function readAnswer({ status, body }: HttpAnswer): Readable | Unreadable {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  if (!envelope.success) return { readable: false, status, words: pageWords(body) };
  const { code, data } = envelope.data;
  const number = code === null || code === undefined || code === "" ? Number.NaN : Number(code);
  return {
    readable: true,
    status,
    code: Number.isNaN(number) ? null : number,
    words: findReason(envelope.data),
    // Observed: a bare task, without the envelope around it.
    data: data ?? ("task_id" in envelope.data ? envelope.data : null),
  };
}

/** The error in an answer, with words that are safe to store and show. */
export function answerError(
  answer: Readable | Unreadable,
  code: ProviderError["code"],
  { retryAfter }: HttpAnswer,
  apiKey: string,
): ProviderError {
  const words = oneLine(answer.words, apiKey) || `HTTP ${answer.status}`;
  return { code, status: answer.status, message: words, retryAfterMs: retryAfterMs(retryAfter, Date.now()) };
}

/** The error of an exchange that brought no complete answer. */
export function exchangeError(failure: Extract<Exchange, { ok: false }>, apiKey: string): ProviderError {
  const { code, status, detail } = failure;
  return { code, status, message: oneLine(detail, apiKey), retryAfterMs: null };
}

/** The effective status of an answer: its own, or the one that some providers put into `code` under HTTP 200. */
export function effectiveStatus(answer: Readable): number {
  if (answer.status < 200 || answer.status > 299) return answer.status;
  const { code } = answer;
  if (code === null || code === 0 || (code >= 200 && code <= 299)) return answer.status;
  if (code >= 400 && code <= 599) return code;
  // The documented code of every error is 1, so under HTTP 200 only the words can tell which.
  if (soundsLikeKeyTrouble(answer.words)) return 401;
  return soundsLikeNotFound(answer.words) ? 404 : 400;
}

/** The error code of a readable answer that was no success. */
export function refusalCode(answer: Readable): ProviderError["code"] {
  return codeOfStatus(effectiveStatus(answer));
}

/** Whether a provider blames itself and not the request: such a refusal may hide a task that was made. */
export function soundsLikeServerTrouble(words: string): boolean {
  return /time(d)?[ -]?out|internal|server (is )?(error|busy)|unavailable|upstream|gateway|try again|unknown error|系统|服务器|超时|稍后/i.test(
    words,
  );
}

function soundsLikeKeyTrouble(words: string): boolean {
  return /\bapi[ _-]?key\b|unauthori[sz]ed|invalid (token|key)|未授权|密钥/i.test(words);
}

export function soundsLikeNotFound(words: string): boolean {
  return /\b(task|job)\b.*\b(not (be )?found|not exist|does ?n[o']t exist|unknown)|no such (task|job)|任务.{0,4}不存在/i.test(
    words,
  );
}

/** The sentence in an answer, wherever such a service puts it: `message`, `detail`, `error`, or nested in those. */
export function findReason(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (depth > 3) return "";
  if (Array.isArray(value)) return findReason(value[0], depth + 1);
  const parsed = record.safeParse(value);
  if (!parsed.success) return "";
  for (const key of ["message", "detail", "error", "msg", "reason"]) {
    const words = findReason(parsed.data[key], depth + 1);
    if (words.trim() !== "") return words;
  }
  return "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a page that is no JSON: an HTML page's title, else its first words. */
function pageWords(body: string): string {
  const title = /<title[^>]*>([^<]{1,300})/i.exec(body)?.[1];
  if (title) return title;
  const plain = body
    .slice(0, 4_000)
    .replace(/<[^>]*>/g, " ")
    .trim();
  return plain === "" ? "the answer was empty" : plain.slice(0, 300);
}
