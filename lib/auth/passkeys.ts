import { getDb } from "@/db/client";
import "server-only";
import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { findPasskey, insertPasskey, listPasskeys, recordPasskeyUse } from "@/db/accounts/passkey-queries";
import { env } from "@/env";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";
import { answeredChallenge, makeChallenge } from "./challenge";
import { PASSKEYS_MAX } from "./limits";

/** The relying party is what APP_URL says, never a header. Browsers allow a host's name over https, or localhost. */
const relyingParty = () => ({ rpID: new URL(env.appUrl).hostname, origin: env.appUrl });

export function canUsePasskeys(): boolean {
  const { hostname, protocol } = new URL(env.appUrl);
  return hostname === "localhost" || (protocol === "https:" && isIP(hostname.replace(/^\[|\]$/g, "")) === 0);
}

export type PasskeyPurpose = "sign_in" | "after_password" | "confirm";

/** What the browser passes to a passkey. Without a user, any passkey for this site may answer. */
export async function passkeyQuestion(purpose: PasskeyPurpose, userId: string | null) {
  const own = userId === null ? [] : await listPasskeys(getDb(), { userId });
  return generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    challenge: Buffer.from(await makeChallenge({ purpose, userId }), "base64url"),
    allowCredentials: own.map(({ id, transports }) => ({ id, transports })),
    // Alone it replaces the password, so it must ask for a finger, a face or a PIN itself.
    userVerification: purpose === "after_password" ? "preferred" : "required",
  });
}

type Refused = "wrong" | "challenge_old" | "disabled";

/** The user whose passkey answered the question that this browser was asked for this purpose. */
export async function checkPasskey(
  purpose: PasskeyPurpose,
  response: AuthenticationResponseJSON,
): Promise<Result<{ userId: string }, Refused>> {
  const asked = await answeredChallenge(purpose);
  if (!asked) return { ok: false, error: "challenge_old" };
  const found = await findPasskey(getDb(), { id: response.id });
  if (!found || (asked.userId !== null && asked.userId !== found.passkey.userId)) return { ok: false, error: "wrong" };
  const { id, userId, publicKey, counter } = found.passkey;
  const { rpID, origin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
    requireUserVerification: purpose !== "after_password",
  }).catch(asRefused);
  if (!verified?.verified) return { ok: false, error: "wrong" };
  const { newCounter, credentialBackedUp: backedUp } = verified.authenticationInfo;
  if (!(await recordPasskeyUse(getDb(), { userId, id, from: counter, counter: newCounter, backedUp })))
    return { ok: false, error: "wrong" };
  return found.disabledAt ? { ok: false, error: "disabled" } : { ok: true, userId };
}

/** What the browser passes to a device that shall hold a new passkey of this user. */
export async function newPasskeyQuestion(user: { id: string; email: string; name: string | null }) {
  const own = await listPasskeys(getDb(), { userId: user.id });
  return generateRegistrationOptions({
    rpName: "Ninefold",
    rpID: relyingParty().rpID,
    userName: user.email,
    userDisplayName: user.name ?? user.email,
    userID: new TextEncoder().encode(user.id),
    challenge: Buffer.from(await makeChallenge({ purpose: "register", userId: user.id }), "base64url"),
    excludeCredentials: own.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Adds a passkey. "taken": it is one already, or the user has as many as anyone may have. */
export async function addPasskey(
  userId: string,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<Result<object, "wrong" | "challenge_old" | "taken">> {
  const asked = await answeredChallenge("register");
  if (asked?.userId !== userId) return { ok: false, error: "challenge_old" };
  const { rpID, origin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(asRefused);
  if (!verified?.verified) return { ok: false, error: "wrong" };
  const { credential, credentialBackedUp: backedUp } = verified.registrationInfo;
  const { id, counter, transports = [] } = credential;
  const publicKey = Buffer.from(credential.publicKey).toString("base64url");
  const row = { id, userId, name, publicKey, counter, transports, backedUp };
  const added = await insertPasskey(getDb(), row, { most: PASSKEYS_MAX });
  return added ? { ok: true } : { ok: false, error: "taken" };
}

/** The library throws for every answer that it does not accept. */
function asRefused(error: unknown): null {
  log.often("a passkey was refused", error);
  return null;
}
