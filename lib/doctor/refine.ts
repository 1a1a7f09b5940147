import { env } from "@/env";
import { askModel } from "@/lib/refine/ask-model";
import { type Diagnosis, failed, ok } from "./diagnosis";

const WITHIN_MS = 30_000;

/** Asks the service for one word: only an answer shows that address, key and model fit together. */
export async function checkRefine(service = env.REFINE_BASE_URL ? env.refine : null): Promise<Diagnosis> {
  if (!service) return ok("not set: prompts are refined only while videos are simulated");
  const question = { role: "user" as const, content: "Answer with the word OK." };
  const answer = await askModel(service, [question], { signal: AbortSignal.timeout(WITHIN_MS) }).catch(() => null);
  if (answer?.ok)
    return ok(`${service.model} answers; this question took ${answer.usage.tokens ?? "an unknown number of"} tokens`);
  switch (answer?.error) {
    case "key":
      return failed("the key is refused: REFINE_API_KEY is wrong");
    case "credits":
      return failed("the account of REFINE_API_KEY has no credits left");
    case "declined":
      return failed(`it declines the request: it may not know ${service.model} (REFINE_MODEL)`);
    case "unreachable":
    case "unreadable":
      return failed("it gives no answer of this protocol: REFINE_BASE_URL is wrong, or cannot be reached from here");
    default:
      return failed(`it gives no text: ${answer?.error ?? "slow"}`);
  }
}
