import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { sessions } from "@/db/schema/accounts";
import { inRoot } from "@/lib/cli/root.mjs";
import { AUTH_SECRET } from "./server-process";
import type { World } from "./world";

const COOKIE = "authjs.session-token";

/** Opens a session for this user. Returns its cookie as a server at `appUrl` would set it. */
export async function signedIn(
  world: World,
  userId: string,
  appUrl = "http:",
): Promise<{ name: string; value: string; sessionId: string }> {
  const name = appUrl.startsWith("https:") ? `__Secure-${COOKIE}` : COOKIE;
  const [session] = await world.db
    .insert(sessions)
    .values({ userId, expiresAt: new Date(Date.now() + 86_400_000) })
    .returning({ id: sessions.id });
  const sessionId = session?.id ?? "";
  const value = await encode({ token: { sid: sessionId, sub: userId }, secret: AUTH_SECRET, salt: name });
  return { name, value, sessionId };
}

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });

/** The id of a server action in this build. */
export async function actionId(name: string): Promise<string> {
  const text = await readFile(inRoot(".next/server/server-reference-manifest.json"), "utf8");
  const found = Object.entries(manifestSchema.parse(JSON.parse(text)).node).find(([, it]) => it.exportedName === name);
  if (!found) throw new Error(`this build has no action ${name}`);
  return found[0];
}

export type Submit = { requestId: string; prompt: string };
export type Answer = "admitted" | "over_budget" | "broken" | "refused";

/** Submits over HTTP as the page does. `broken`: no answer arrived, so the outcome is unknown. */
export async function submitter(cookie: { name: string; value: string }, origin?: string) {
  const id = await actionId("submitBatch");
  return async (url: string, submit: Submit): Promise<Answer> => {
    const input = { ...submit, imageIds: [], variations: [{ ratio: "16:9", duration: 5 }], model: "seedance-2.0" };
    try {
      const response = await fetch(`${url}/`, {
        method: "POST",
        headers: {
          "next-action": id,
          accept: "text/x-component",
          "content-type": "text/plain;charset=UTF-8",
          origin: origin ?? url,
          cookie: `${cookie.name}=${cookie.value}`,
        },
        body: JSON.stringify([input]),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      if (text.includes('"ok":true')) return "admitted";
      return text.includes("over_budget") ? "over_budget" : "refused";
    } catch {
      return "broken";
    }
  };
}

export const newSubmit = (prompt: string): Submit => ({ requestId: randomUUID(), prompt });
