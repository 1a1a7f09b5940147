import type { Db } from "@/db/database";
import { markDue } from "@/db/generations/lifecycle-queries";
import { findTokens, recordCallback } from "@/db/generations/submit-attempt-queries";
import { isTerminal } from "@/lib/generations/lifecycle/states";
import type { Services } from "@/lib/generations/services";
import type { CallbackCall, Provider } from "@/lib/provider/port";
import { hashToken, tokenMatches } from "./callback-token";
import { coalesce } from "./coalesce";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[\w-]{20,100}$/;

type Call = CallbackCall & {
  attemptId: string;
  token: string;
  /** The address was only requested, as a provider may do before it accepts it: proves a task only if it names one. */
  looks?: boolean;
};

type ReadableCall = Call & { read: Provider["readCallback"] };

/**
 * Handles a callback. Null for an unknown attempt or a wrong token, which are indistinguishable to the caller.
 * Otherwise the id of the generation that is now due: that is durable when this returns, so a crash afterwards loses
 * nothing. The token is sent only with a submit, so any call that knows it proves that the provider has a task. Nothing
 * else in the call is trusted, except a task id for an attempt without an answer, and that id is polled first.
 */
export async function answerCallback(services: Pick<Services, "db" | "provider">, call: Call): Promise<string | null> {
  if (!UUID.test(call.attemptId) || !TOKEN.test(call.token)) return null;
  return callback(services.db)({ ...call, read: services.provider.readCallback });
}

const callbacks = new WeakMap<Db, (call: ReadableCall) => Promise<string | null>>();

function callback(db: Db): (call: ReadableCall) => Promise<string | null> {
  const known = callbacks.get(db);
  if (known) return known;
  const made = coalesce((calls: ReadableCall[]) => answerAll(db, calls), { most: 100, atOnce: 2 });
  callbacks.set(db, made);
  return made;
}

async function answerAll(db: Db, calls: ReadableCall[]): Promise<(string | null)[]> {
  const found = new Map(
    (await findTokens(db, [...new Set(calls.map((call) => call.attemptId))])).map((it) => [it.id, it]),
  );
  const owed = new Set<string>();
  const answers: (string | null)[] = [];
  for (const call of calls) {
    const { attemptId, token, looks = false } = call;
    const attempt = found.get(attemptId);
    // The same work for an unknown attempt as for a wrong token.
    if (!tokenMatches(token, attempt?.tokenHash ?? hashToken("nobody")) || !attempt) {
      answers.push(null);
      continue;
    }
    answers.push(attempt.generationId);
    if (isTerminal(attempt.state)) continue;
    if (!attempt.taskId) {
      const hintedTaskId = await call.read(call);
      if (looks && !hintedTaskId) continue;
      await recordCallback(db, { id: attempt.id, hintedTaskId });
    }
    owed.add(attempt.generationId);
  }
  await markDue(db, [...owed]);
  return answers;
}
