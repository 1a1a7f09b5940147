import "server-only";
import { Auth, raw, skipCSRFCheck } from "@auth/core";
import { cookies, headers } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import type { AdapterUser } from "next-auth/adapters";
import { decode, encode } from "next-auth/jwt";
import { authAdapter } from "@/db/accounts/auth-adapter";
import { dbNow } from "@/db/clock";
import { env } from "@/env";
import { log } from "@/lib/log";
import { authSecrets } from "@/lib/secret";
import { recordEvent } from "@/lib/security/events";
import { invitationOfCookie } from "./invitation-cookie";
import { SESSION_DAYS } from "./limits";
import { oauthProviders, type ProviderId } from "./providers";
import { mayRegister, registerAccount } from "./register";
import { AUTH_PATH, renamedCookies, secureCookies, sessionCookie, sessionSalt } from "./session-cookie";
import { isConfirmed, openSession, sessionOf, sessionOfCookie } from "./session-rows";

/** next-auth wraps errors; the cause is inside. */
function causeOf(error: Error): unknown {
  const cause = error.cause;
  return cause && typeof cause === "object" && "err" in cause ? cause.err : error;
}

/**
 * next-auth keeps the user's id under `sub`. Ours is the session's row id, so the user is looked up through that row.
 */
async function userOfSession(sessionId: string) {
  const found = await sessionOf(sessionId);
  return found ? { ...found.user, emailVerified: null } : null;
}

/** next-auth adds an account for each stranger whom an issuer sends; only those whom the rule lets in get one. */
async function createUser({ email, name = null, image = null }: AdapterUser): Promise<AdapterUser> {
  const invitation = await invitationOfCookie();
  // Those whose address the issuer does not vouch for came no further than `signIn` below.
  const user = { email, name, image, emailVerified: dbNow() };
  const made = await registerAccount({ user, invitation, method: "issuer", headers: await headers() });
  // `signIn` below was asked first, so this is one of two sign-ups at the same moment.
  if (made === "taken" || "refused" in made) throw new Error("the account was not made");
  return made.user;
}

/** Why somebody whom an issuer sends may not come in, as an address of the sign-in page; null when they may. */
async function refusalOfIssued(user: object & { id?: string; email?: string | null }, provider: string) {
  const said = (error: string) => `/sign-in?error=${error}`;
  if (!user.email) return said("emailUnverified" in user ? "EmailUnverified" : "NoEmail");
  const happened = { headers: await headers(), detail: { method: provider, reason: "disabled" } };
  // A row of ours: this account at the issuer was used here before.
  if ("disabledAt" in user) {
    if (!user.disabledAt) return null;
    await recordEvent({ ...happened, kind: "sign_in_failed", subjectId: user.id });
    return said("Disabled");
  }
  // Connecting the issuer to the account that is signed in: from an unattended browser anyone could connect their own.
  const session = await sessionOfCookie();
  if (session) return isConfirmed(session) ? null : said("Unconfirmed");
  const invitation = await invitationOfCookie();
  const refusal = await mayRegister({ email: user.email, invitation, method: provider, headers: happened.headers });
  return refusal && said(refusal);
}

function makeConfig(): NextAuthConfig {
  return {
    basePath: AUTH_PATH,
    secret: authSecrets(),
    trustHost: true,
    useSecureCookies: secureCookies(),
    cookies: { sessionToken: { name: sessionCookie() } },
    jwt: {
      encode: (given) => encode({ ...given, salt: sessionSalt() }),
      decode: (given) => decode({ ...given, salt: sessionSalt() }),
    },
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    // Without this override a revoked cookie could still link an attacker's GitHub account to the user it named.
    adapter: { ...authAdapter(), getUser: userOfSession, createUser },
    providers: oauthProviders(),
    callbacks: {
      // No linking by e-mail alone: anyone may have signed up here with somebody else's address (see CONTRIBUTING).
      // An existing user is found by the account at the issuer, and keeps the address that is stored here.
      signIn: async ({ account, user }) => (await refusalOfIssued(user, account?.provider ?? "")) ?? true,
      jwt: async ({ token, user, account }) =>
        user?.id ? openSession({ userId: user.id, method: account?.provider ?? "", headers: await headers() }) : token,
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (error) => log.error("sign-in failed", causeOf(error), { type: error.name }),
      warn: (code) => log.warn("next-auth warning", { code }),
      debug: () => undefined,
    },
  };
}

let config: NextAuthConfig | undefined;
/** Made at the first sign-in, not at import: a build has neither secret nor database. */
const authConfig = (): NextAuthConfig => {
  config ??= makeConfig();
  return config;
};

export const { handlers } = NextAuth(authConfig);

/**
 * Sends the browser to a service from a server action, with next-auth's cookies; returns the service's address. With
 * `again`, the service asks who it is even when it knows the browser.
 * Not next-auth's own `signIn`: that one builds the redirect address from the Host header, so a careless proxy could
 * make the provider send the user anywhere. Server actions check the origin, hence no CSRF token.
 */
export async function startProvider(
  provider: ProviderId,
  { callbackUrl, again }: { callbackUrl: string; again: boolean },
): Promise<string> {
  const incoming = new Headers(await headers());
  const prompt = provider === "oidc" ? "login" : "select_account";
  const request = new Request(`${env.appUrl}${AUTH_PATH}/signin/${provider}${again ? `?prompt=${prompt}` : ""}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: renamedCookies(incoming.get("cookie")) },
    body: new URLSearchParams({ callbackUrl }),
  });
  const answer = await Auth(request, { ...authConfig(), raw, skipCSRFCheck });
  const jar = await cookies();
  for (const { name, value, options } of answer.cookies ?? []) jar.set(name, value, options);
  return answer.redirect ?? "/";
}
