import "server-only";
import { cookies } from "next/headers";
import { AUTH_PATH, secureCookies } from "./session-cookie";

const NAME = "ninefold.invitation";
const SECONDS = 15 * 60;

/** Carries an invitation to an issuer and back; null removes that of an earlier try, which would decide this one. */
export async function setInvitationCookie(token: string | null): Promise<void> {
  const attributes = { httpOnly: true, sameSite: "lax", path: AUTH_PATH, secure: secureCookies() } as const;
  (await cookies()).set(NAME, token ?? "", { ...attributes, maxAge: token === null ? 0 : SECONDS });
}

export const invitationOfCookie = async (): Promise<string | null> => (await cookies()).get(NAME)?.value || null;
