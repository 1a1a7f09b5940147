import "server-only";
import { createTranslator } from "use-intl/core";
import { env } from "@/env";
import type { Locale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";

/** What is written to users, by its key under `mail` in the messages. */
export type MailKind = "reset" | "verify" | "changed";

const CONNECT_MS = 10_000;
const WAIT_MS = 20_000;

/** Whether this server can write to its users. */
export const canMail = (): boolean => env.SMTP_URL !== undefined;

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/**
 * Sends a message in a user's language, as text and as simple HTML, with nothing in it that is fetched. Resolves to
 * whether the mail server took it; trouble is logged, without the address and the link.
 */
export async function sendMail(mail: {
  kind: MailKind;
  to: string;
  locale: Locale;
  values: { email: string; minutes: number };
  /** The page that the message is about; it may hold a token. */
  url: string;
}): Promise<boolean> {
  const { kind, to, values, url } = mail;
  const { default: messages } = await import(`../i18n/messages/${mail.locale}.json`);
  const t = createTranslator({ locale: mail.locale, messages, namespace: "mail" });
  const site = new URL(env.appUrl).host;
  const lines = [t("greeting"), t(`${kind}.text`, { ...values, site })];
  const end = [t(`${kind}.end`, { ...values, site }), t("automatic", { site })];
  const html = [
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    `<p><a href="${escaped(url)}">${escaped(t(`${kind}.link`))}</a></p><p>${escaped(url)}</p>`,
    ...end.map((line) => `<p>${escaped(line)}</p>`),
  ].join("\n");
  try {
    const { createTransport } = await import("nodemailer");
    const transport = createTransport({
      url: env.SMTP_URL,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: WAIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    await transport.sendMail({
      from: env.MAIL_FROM,
      to: { name: "", address: to },
      subject: t(`${kind}.subject`, { site }),
      text: [...lines, url, ...end].join("\n\n"),
      html: `<!doctype html><html lang="${mail.locale}"><body>${html}</body></html>`,
      // Vacation responders leave it alone.
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.warn("a mail was not sent", { kind, code });
    return false;
  }
}
