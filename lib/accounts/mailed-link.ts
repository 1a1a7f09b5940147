import { getDb } from "@/db/client";
import "server-only";
import { insertMailedLink } from "@/db/accounts/one-time-link-queries";
import { env } from "@/env";
import { ATTEMPTS, MAIL_MINUTES } from "@/lib/auth/limits";
import { hashOneTimeToken, makeOneTimeToken } from "@/lib/auth/one-time-token";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import type { Locale } from "@/lib/i18n/locales";
import { sendMail } from "@/lib/mail/send-mail";

const LINKS = {
  reset: { kind: "password_reset", path: "reset", minutes: MAIL_MINUTES.reset },
  verify: { kind: "email", path: "verify", minutes: MAIL_MINUTES.email },
} as const;

/** Whether one more mail may go to this address. Anybody can ask, and its owner must not be flooded. */
const mayMail = async (email: string) => (await consumeRateLimit("mail", email, ATTEMPTS.mail)).allowed;

/** Records a link for a user and mails it. The database keeps the hash of its token. False when nothing was sent. */
export async function mailLink(
  about: keyof typeof LINKS,
  { userId, email, locale }: { userId: string; email: string; locale: Locale },
): Promise<boolean> {
  if (!(await mayMail(email))) return false;
  const { kind, path, minutes } = LINKS[about];
  const token = makeOneTimeToken();
  await insertMailedLink(getDb(), { kind, tokenHash: hashOneTimeToken(token) ?? "", userId, email, minutes });
  const url = `${env.appUrl}/${path}/${token}`;
  return sendMail({ kind: about, to: email, locale, values: { email, minutes }, url });
}
