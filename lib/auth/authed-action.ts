import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { ZodType } from "zod";
import { type Failure, failure } from "@/lib/http/errors";
import { codeOfSurprise } from "@/lib/http/responses";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";
import { isKeepable } from "@/lib/text/keepable";
import { getUser, type SignedInUser } from "./session";

/**
 * The one door of every mutation: who asks, what they ask (parsed), and a surprise turned into a plain failure.
 * An action is a public POST endpoint, so nothing is trusted because a page rendered its form.
 * A schema's message is a key of `errors.field` in the messages.
 */
export function authedAction<Input, Output extends object>(
  schema: ZodType<Input>,
  run: (user: SignedInUser, input: Input) => Promise<Result<Output, Failure>>,
): (input: unknown) => Promise<Result<Output, Failure>> {
  return async (raw) => {
    try {
      const user = await getUser();
      if (!user) return failure("unauthorized");
      if (!isKeepable(raw)) return failure("invalid");
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        const fields = Object.fromEntries(parsed.error.issues.map((issue) => [fieldOf(issue.path), issue.message]));
        return failure("invalid", fields);
      }
      return await run(user, parsed.data);
    } catch (error) {
      unstable_rethrow(error);
      log.error("an action failed", error);
      return failure(codeOfSurprise(error));
    }
  };
}

/** The innermost name: of `variations[2].ratio` it is the ratio that is wrong. */
const fieldOf = (path: PropertyKey[]): string => path.findLast((part) => typeof part === "string") ?? "form";
