import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { ZodType } from "zod";
import { env } from "@/env";
import { checkLimit, checkNetwork, tooMany } from "@/lib/http/check-limit";
import { type ErrorCode, type Failure, failure } from "@/lib/http/errors";
import type { LimitName } from "@/lib/http/limits";
import { codeOfSurprise } from "@/lib/http/responses";
import type { Result } from "@/lib/http/result";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { isKeepable } from "@/lib/text/keepable";
import { getUser, requireUser, type SignedInUser } from "./session";

/**
 * Wraps every mutation: requires a signed-in user on a page of ours, validates the input, counts it (`cost` times) by a
 * limit, and turns an exception into a plain failure.
 * An action is a public POST endpoint, so nothing is trusted because a page rendered its form.
 * A schema's message is a key of `errors.field` in the messages.
 */
export function authedAction<Input, Output extends object>(
  limit: LimitName,
  schema: ZodType<Input>,
  run: (user: SignedInUser, input: Input) => Promise<Result<Output, Failure>>,
  cost: (input: Input) => number = () => 1,
): (input: unknown) => Promise<Result<Output, Failure>> {
  return (raw) =>
    guarded(failure, async (user) => {
      if (!isKeepable(raw)) return failure("invalid");
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        const fields = Object.fromEntries(parsed.error.issues.map((issue) => [fieldOf(issue.path), issue.message]));
        return failure("invalid", fields);
      }
      const reached = await checkLimit(limit, user.id, cost(parsed.data));
      return reached ? tooMany(reached) : run(user, parsed.data);
    });
}

/**
 * The same for a form that works without JavaScript: `run` reads its fields, and `refuse` puts a code into its state.
 */
export function authedForm<State>(
  limit: LimitName,
  refuse: (code: ErrorCode) => State,
  run: (user: SignedInUser, form: FormData) => Promise<State>,
): (before: State, form: FormData) => Promise<State> {
  return (_, form) =>
    guarded(refuse, async (user) => ((await checkLimit(limit, user.id)) ? refuse("too_many") : run(user, form)));
}

/** The same for somebody who is not signed in, counted by network: `run` parses its input. */
export function openAction<Input, Answer>(
  limit: LimitName,
  refuse: (code: ErrorCode) => Answer,
  run: (input: Input, incoming: Headers) => Promise<Answer>,
): (input: Input) => Promise<Answer> {
  return async (input) => {
    try {
      const incoming = await headers();
      if (!isSameOrigin({ headers: incoming }, env.appUrl)) return refuse("unauthorized");
      return (await checkNetwork(limit, incoming)) ? refuse("too_many") : await run(input, incoming);
    } catch (error) {
      unstable_rethrow(error);
      log.often("an action failed", error);
      return refuse(codeOfSurprise(error));
    }
  };
}

/** The same for a form. */
export function openForm<State>(
  limit: LimitName,
  refuse: (code: ErrorCode) => State,
  run: (form: FormData, incoming: Headers) => Promise<State>,
): (before: State, form: FormData) => Promise<State> {
  const answer = openAction(limit, refuse, run);
  return (_, form) => answer(form);
}

/** The same for a button whose answer is the page as it is then. One that comes too often changes nothing. */
export function authedButton(
  limit: LimitName,
  run: (user: SignedInUser, form: FormData) => Promise<void>,
): (form: FormData) => Promise<void> {
  return async (form) => {
    if (!isSameOrigin({ headers: await headers() }, env.appUrl)) return;
    const user = await requireUser();
    if (!(await checkLimit(limit, user.id))) await run(user, form);
  };
}

async function guarded<Answer, Refusal>(
  refuse: (code: ErrorCode) => Refusal,
  run: (user: SignedInUser) => Promise<Answer>,
): Promise<Answer | Refusal> {
  try {
    // Next lets a request without an Origin pass.
    if (!isSameOrigin({ headers: await headers() }, env.appUrl)) return refuse("unauthorized");
    const user = await getUser();
    return user ? await run(user) : refuse("unauthorized");
  } catch (error) {
    // Redirects are handled by the framework.
    unstable_rethrow(error);
    log.often("an action failed", error);
    return refuse(codeOfSurprise(error));
  }
}

/** The innermost name: an error in `variations[2].ratio` belongs to the field `ratio`. */
const fieldOf = (path: PropertyKey[]): string => path.findLast((part) => typeof part === "string") ?? "form";
