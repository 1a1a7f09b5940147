import "server-only";
import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { env } from "@/env";
import { type Claims, userOf } from "./claims";
import { withUserinfo } from "./userinfo";

export type ProviderId = "github" | "google" | "oidc";

const isSet = (...values: (string | undefined)[]) => values.every(Boolean);

/** The sign-in providers besides e-mail and password: each exists when all of its variables are set. */
export function configuredProviders(): ProviderId[] {
  const open: Record<ProviderId, boolean> = {
    github: isSet(env.AUTH_GITHUB_ID, env.AUTH_GITHUB_SECRET),
    google: isSet(env.AUTH_GOOGLE_ID, env.AUTH_GOOGLE_SECRET),
    oidc: isSet(env.AUTH_OIDC_ISSUER, env.AUTH_OIDC_ID, env.AUTH_OIDC_SECRET),
  };
  return (["github", "google", "oidc"] as const).filter((id) => open[id]);
}

/** Provider tokens are useless to us after sign-in, and what is not stored cannot leak. */
const keepNoTokens = () => ({});

function build(id: ProviderId): Provider {
  switch (id) {
    case "github":
      return GitHub({
        clientId: env.AUTH_GITHUB_ID,
        clientSecret: env.AUTH_GITHUB_SECRET,
        account: keepNoTokens,
        profile: (claims) => userOf(String(claims.id), { name: claims.name ?? claims.login, email: claims.email }),
      });
    case "google":
      return Google({
        clientId: env.AUTH_GOOGLE_ID,
        clientSecret: env.AUTH_GOOGLE_SECRET,
        account: keepNoTokens,
        profile: (claims) => userOf(claims.sub, claims),
      });
    case "oidc":
      return {
        id: "oidc",
        name: "OIDC",
        type: "oidc",
        issuer: env.AUTH_OIDC_ISSUER,
        clientId: env.AUTH_OIDC_ID,
        clientSecret: env.AUTH_OIDC_SECRET,
        // The default is PKCE alone; a nonce also ties the id token to this browser.
        checks: ["pkce", "state", "nonce"],
        account: keepNoTokens,
        profile: async (claims: Claims, tokens) => {
          const client = { issuer: env.AUTH_OIDC_ISSUER ?? "", clientId: env.AUTH_OIDC_ID ?? "" };
          return userOf(String(claims.sub), await withUserinfo(client, claims, tokens.access_token));
        },
      };
  }
}

export const oauthProviders = (): Provider[] => configuredProviders().map(build);
