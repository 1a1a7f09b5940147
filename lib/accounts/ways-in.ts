import "server-only";
import { env } from "@/env";
import { configuredProviders } from "@/lib/auth/providers";

/** What this server offers to sign in with, passkeys aside. */
export const waysIn = (): { password: boolean; providers: string[] } => ({
  password: env.passwordSignIn,
  providers: configuredProviders(),
});
