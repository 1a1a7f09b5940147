import type { Db } from "@/db/database";
import { markDue } from "@/db/generations/lifecycle-queries";
import { findTokens, noteCallback } from "@/db/generations/submit-attempt-queries";
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
  /** A look at the address, as a provider may take before it accepts it: proves a task only when it names one. */
  looks?: boolean;
};

type ReadableCall = Call & { read: Provider["readCallback"] };

/**
 * The doorbell. Null for an unknown attempt or a wrong token, which look the same to whoever rings. Otherwise the id of
 * the generation that is now owed a look: that is durable when this returns, so a crash afterwards loses nothing.
 * Whoever knows the token was told it by a submit, so a call in any form proves that the provider has a task. What it
 * says is believed in nothing but a task id for an attempt whose answer is missing, and that is asked about first.
 */
export async function answerCallback(services: Pick<Services, "db" | "provider">, call: Call): Promise<string | null> {
  if (!UUID.test(call.attemptId) || !TOKEN.test(call.token)) return null;
  return callback(services.db)({ ...call, read: services.provider.readCallback });
}

const callbacks = new WeakMap<Db, (call: ReadableCall) => Promise<string | null>>();

function callback(db: Db): (call: ReadableCall) => Promise<string | null> {
  const known = callbacks.get(db);
  if (known) return known;
  const made = coalesce((calls: ReadableCall[]) => answerAll(db, calls));
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
      await noteCallback(db, { id: attempt.id, hintedTaskId });
    }
    owed.add(attempt.generationId);
  }
  await markDue(db, [...owed]);
  return answers;
}
