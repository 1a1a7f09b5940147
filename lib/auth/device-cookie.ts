import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { authSecret } from "@/lib/secret";
import { hostCookie, secureCookies } from "./session-cookie";

/** The longest that browsers keep a cookie. */
const DAYS = 400;
const name = () => hostCookie("ninefold.device");

const sign = (email: string, device: string): string =>
  createHmac("sha256", authSecret()).update(["device", email, device].join("\n")).digest("base64url");

/**
 * Remembers that this browser has signed in to an account: `<unix seconds>.<random>.<signature>`. It opens nothing; it
 * only lets its holder's wrong passwords be counted apart from those of strangers, who cannot lock them out then.
 */
export async function keepDevice(email: string): Promise<void> {
  const maxAge = DAYS * 86_400;
  const device = `${Math.floor(Date.now() / 1000) + maxAge}.${randomBytes(16).toString("base64url")}`;
  const attributes = { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies(), maxAge } as const;
  (await cookies()).set(name(), `${device}.${sign(email, device)}`, attributes);
}

/** The name of this browser if it has signed in to the account before, else null. */
export async function knownDevice(email: string): Promise<string | null> {
  const [, device = "", until, signature = ""] =
    /^((\d{10})\.[\w-]{22})\.([\w-]{43})$/.exec((await cookies()).get(name())?.value ?? "") ?? [];
  if (until === undefined || Number(until) * 1000 < Date.now()) return null;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(email, device))) ? device : null;
}
