import { findAttempt, noteRing } from "@/db/attempts";
import { ring } from "@/db/generations";
import { parseCallbackTaskId } from "@/lib/defapi/callback-body";
import { hashToken, tokenMatches } from "./callback-token";
import { isTerminal } from "./states";
import type { Studio } from "./studio";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[\w-]{20,100}$/;

/**
 * The doorbell. Null for an unknown attempt or a wrong token, which look the same to whoever rings. Otherwise the id of
 * the generation that is now owed a look: that is durable when this returns, so a crash afterwards loses nothing.
 * The body is believed in nothing but a task id for an attempt whose answer is missing, and that is asked about first.
 */
export async function answerCallback(
  studio: Pick<Studio, "db">,
  call: { attemptId: string; token: string; body: string },
): Promise<string | null> {
  if (!UUID.test(call.attemptId) || !TOKEN.test(call.token)) return null;
  const found = await findAttempt(studio.db, call.attemptId);
  // The same work for an unknown attempt as for a wrong token.
  if (!tokenMatches(call.token, found?.attempt.tokenHash ?? hashToken("nobody")) || !found) return null;
  const { attempt, generation } = found;
  if (isTerminal(generation.state)) return generation.id;
  if (!generation.taskId) {
    await noteRing(studio.db, { id: attempt.id, hintedTaskId: parseCallbackTaskId(call.body) });
  }
  await ring(studio.db, generation.id);
  return generation.id;
}
