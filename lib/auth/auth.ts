import { getDb } from "@/db/client";
import "server-only";
import { Auth, raw, skipCSRFCheck } from "@auth/core";
import { cookies, headers } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSession } from "@/db/accounts/account-queries";
import { authAdapter } from "@/db/accounts/auth-adapter";
import { env } from "@/env";
import { log } from "@/lib/log";
import { authSecret } from "@/lib/secret";
import { checkPassword, type SignInFailure } from "./check-password";
import { SESSION_DAYS } from "./limits";
import { oauthProviders } from "./providers";
import { AUTH_PATH, secureCookies } from "./session-cookie";
import { endSessionOfCookie, openSession } from "./session-rows";

/** next-auth wraps errors; the cause is inside. */
function causeOf(error: Error): unknown {
  const cause = error.cause;
  return cause && typeof cause === "object" && "err" in cause ? cause.err : error;
}

class Refused extends CredentialsSignin {
  constructor(code: SignInFailure) {
    super();
    this.code = code;
  }
}

/**
 * next-auth keeps the user's id under `sub`. Ours is the session's row id, so the user is looked up through that row.
 */
async function userOfSession(sessionId: string) {
  const found = await findSession(getDb(), { sessionId });
  return found ? { ...found.user, emailVerified: null } : null;
}

function makeConfig(): NextAuthConfig {
  return {
    basePath: AUTH_PATH,
    secret: authSecret(),
    trustHost: true,
    useSecureCookies: secureCookies(),
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    // Without this override a revoked cookie could still link an attacker's GitHub account to the user it named.
    adapter: { ...authAdapter(), getUser: userOfSession },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (input) => {
          const checked = await checkPassword({
            email: input.email,
            password: input.password,
            headers: await headers(),
          });
          if (!checked.ok) throw new Refused(checked.error);
          return { id: checked.userId };
        },
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      // No linking by e-mail alone: anyone may have signed up here with somebody else's address (see CONTRIBUTING).
      // An existing user is found by the account at the issuer, and keeps the address that is stored here.
      signIn: ({ account, user }) =>
        account?.type === "credentials" ||
        Boolean(user.email) ||
        `/sign-in?error=${"emailUnverified" in user ? "EmailUnverified" : "NoEmail"}`,
      jwt: async ({ token, user }) => {
        if (!user?.id) return token;
        await endSessionOfCookie();
        const sid = await openSession({ userId: user.id, userAgent: (await headers()).get("user-agent") });
        // The cookie contains nothing about the user: it names a row, and the row is looked up each time.
        return { sid, sub: sid };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (error) => {
        // A wrong password is no error of ours.
        if (!(error instanceof CredentialsSignin)) log.error("sign-in failed", causeOf(error), { type: error.name });
      },
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
 * Runs one of next-auth's steps from a server action and keeps its cookies; returns where the browser should go next.
 * Not next-auth's own `signIn`: that one builds the redirect address from the Host header, so a careless proxy could
 * make the provider send the user anywhere. Server actions check the origin, hence no CSRF token.
 */
export async function runAuth(step: `signin/${string}` | "callback/credentials", form: Record<string, string>) {
  const incoming = new Headers(await headers());
  const request = new Request(`${env.appUrl}${AUTH_PATH}/${step}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: incoming.get("cookie") ?? "" },
    body: new URLSearchParams(form),
  });
  const answer = await Auth(request, { ...authConfig(), raw, skipCSRFCheck });
  const jar = await cookies();
  for (const { name, value, options } of answer.cookies ?? []) jar.set(name, value, options);
  return answer.redirect ?? "/";
}
