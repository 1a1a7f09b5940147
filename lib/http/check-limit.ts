import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import { messageFor } from "@/lib/i18n/message-for";
import { type Failure, failure } from "./errors";
import { LIMITS, type Limit, type LimitName } from "./limits";
import { networkFromHeaders } from "./network";
import { consumeRateLimit, refundRateLimit } from "./rate-limit";
import { errorResponse } from "./responses";

/** A limit that was reached, and when the next request is allowed. */
export type Reached = { name: LimitName; limit: number; windowMs: number; seconds: number };

/** What this process took from the database and has not used yet, by limit and subject. */
const taken = new Map<string, { left: number; until: number }>();
const MOST_TAKEN = 10_000;

/**
 * Counts `cost` uses of a limit by `subject`, a user's id or a network, over all servers. Returns null when they are
 * allowed. Refused ones of more than one do not count, so that a smaller request may still fit.
 */
export async function checkLimit(name: LimitName, subject: string, cost = 1): Promise<Reached | null> {
  const { allowed, portion = 1, free = 0 }: Limit = LIMITS[name];
  const key = `${name}\n${subject}`;
  if (spendTaken(key)) return null;
  if (free > 0 && !taken.has(key)) {
    keepTaken(key, { left: free - 1, until: Date.now() + allowed[0].windowMs });
    return null;
  }
  for (const [at, allowance] of allowed.entries()) {
    const wanted = portion > 1 ? portion : cost;
    // `submits` and `submits 2`: each window has a row of its own.
    const count = await consumeRateLimit(at === 0 ? name : `${name} ${at + 1}`, subject, allowance, wanted);
    if (!count.allowed && wanted > 1) await refundRateLimit(count, wanted);
    if (!count.allowed) return { name, ...allowance, seconds: secondsUntil(count.resetAt, allowance.windowMs) };
    if (portion > 1) keepTaken(key, { left: portion - 1, until: count.resetAt.getTime() });
  }
  return null;
}

function spendTaken(key: string): boolean {
  const own = taken.get(key);
  if (own && own.until <= Date.now()) taken.delete(key);
  if (!own || own.left === 0 || own.until <= Date.now()) return false;
  own.left -= 1;
  return true;
}

function keepTaken(key: string, own: { left: number; until: number }): void {
  // Forgotten ones are only counted twice.
  if (taken.size >= MOST_TAKEN) taken.clear();
  taken.set(key, own);
}

/** The database's clock may differ from ours: never more than a window, never nothing. */
const secondsUntil = (at: Date, windowMs: number): number =>
  Math.max(1, Math.ceil(Math.min(at.getTime() - Date.now(), windowMs) / 1000));

/** The failure of an action: the sentence names the limit, in the language of the request. */
export async function tooMany({ name, limit, windowMs, seconds }: Reached): Promise<{ ok: false; error: Failure }> {
  const [t, format] = await Promise.all([getTranslations("limits"), getFormatter()]);
  const window = t("window", { minutes: windowMs / 60_000 });
  const again =
    seconds < 90
      ? t("again_seconds", { number: seconds })
      : seconds < 2 * 3_600
        ? t("again_minutes", { number: Math.ceil(seconds / 60) })
        : t("again_hours", { number: Math.ceil(seconds / 3_600) });
  const refused = failure("too_many");
  const message = `${messageFor(t, name, { limit: format.number(limit), window })} ${again}`;
  return { ok: false, error: { ...refused.error, message, seconds } };
}

/** The same as an answer of a route: 429 with Retry-After. */
export async function tooManyResponse(reached: Reached): Promise<Response> {
  const { error } = await tooMany(reached);
  const answer = errorResponse("too_many", error.message);
  answer.headers.set("retry-after", String(reached.seconds));
  return answer;
}

/** For doors without an account: counted by the network that the request comes from. */
export const checkNetwork = (name: LimitName, headers: Headers): Promise<Reached | null> =>
  checkLimit(name, networkFromHeaders(headers));
