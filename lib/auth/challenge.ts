import { getDb } from "@/db/client";
import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { findChallenge, insertChallenge, takeChallenge } from "@/db/accounts/passkey-queries";
import type { ChallengePurpose } from "@/db/schema/passkeys";
import { CHALLENGE_MINUTES } from "./limits";
import { hashOneTimeToken, makeOneTimeToken } from "./one-time-token";
import { secureCookies } from "./session-cookie";

const COOKIE = { challenge: "ninefold.challenge", secondFactor: "ninefold.second-factor" } as const;
type CookieName = (typeof COOKIE)[keyof typeof COOKIE];

type Asked = { purpose: ChallengePurpose; userId: string | null };

/** Records what this browser is asked, under the hash of a secret that only its cookie holds. Returns the challenge. */
async function ask(name: CookieName, { purpose, userId }: Asked): Promise<string> {
  const [token, challenge] = [makeOneTimeToken(), randomBytes(32).toString("base64url")];
  const tokenHash = hashOneTimeToken(token) ?? "";
  await insertChallenge(getDb(), { tokenHash, purpose, userId, challenge, minutes: CHALLENGE_MINUTES });
  const attributes = { httpOnly: true, sameSite: "strict", path: "/", secure: secureCookies() } as const;
  (await cookies()).set(name, token, { ...attributes, maxAge: CHALLENGE_MINUTES * 60 });
  return challenge;
}

const hashInCookie = async (name: CookieName) => hashOneTimeToken((await cookies()).get(name)?.value);

export const makeChallenge = (asked: Asked): Promise<string> => ask(COOKIE.challenge, asked);

/** What this browser was asked for this purpose. It is gone afterwards, so that no answer counts twice. */
export async function answeredChallenge(purpose: ChallengePurpose) {
  const tokenHash = await hashInCookie(COOKIE.challenge);
  return tokenHash === null ? null : takeChallenge(getDb(), { tokenHash, purpose });
}

/** Remembers that this browser's user gave the right password, and still owes a second factor. */
export async function askForSecondFactor({ userId }: { userId: string }): Promise<void> {
  await ask(COOKIE.secondFactor, { purpose: "second_factor", userId });
}

/** The user who still owes a second factor in this browser, or null. */
export async function owesSecondFactor(): Promise<string | null> {
  const tokenHash = await hashInCookie(COOKIE.secondFactor);
  const found = tokenHash ? await findChallenge(getDb(), { tokenHash, purpose: "second_factor" }) : null;
  return found?.userId ?? null;
}

/** The same, once: false when another tab or somebody else was quicker. */
export async function settleSecondFactor(): Promise<boolean> {
  const tokenHash = await hashInCookie(COOKIE.secondFactor);
  return tokenHash !== null && (await takeChallenge(getDb(), { tokenHash, purpose: "second_factor" })) !== null;
}
