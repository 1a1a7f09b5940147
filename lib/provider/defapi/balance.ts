import { readAnswer } from "./answer";
import { userSchema } from "./contract";
import { exchange } from "./exchange";
import type { DefapiTarget } from "./target";

/**
 * The account's credits as an exact decimal string. The endpoint is undocumented, so any trouble with it is just null.
 */
export async function balance(target: DefapiTarget, timeoutMs: number): Promise<string | null> {
  const outcome = await exchange({ method: "GET", url: target.url("/api/user"), headers: target.headers, timeoutMs });
  if (!outcome.ok || outcome.status !== 200) return null;
  const answer = readAnswer(outcome);
  const user = answer.readable ? userSchema.safeParse(answer.data) : null;
  return user?.success ? user.data.credit : null;
}
