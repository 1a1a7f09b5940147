import { createHmac, timingSafeEqual } from "node:crypto";
import type { Share } from "@/db/schema/shares";
import { authSecrets } from "@/lib/secret";

/** What a key opens, and for how many seconds: long enough that a video paused over dinner still plays on. */
const LIFE = { page: 12 * 3600, file: 6 * 3600, count: 24 * 3600 } as const;
export type KeyPurpose = keyof typeof LIFE;

type Sealed = Pick<Share, "id" | "passwordHash">;

/**
 * A short-lived key to one link: `<unix milliseconds>.<signature>`. It depends on the current password, so changing the
 * password invalidates every key at once; whether the link itself is still active is read from the database as well.
 */
export function makeKey(share: Sealed, purpose: KeyPurpose, now: Date): string {
  const until = now.getTime() + LIFE[purpose] * 1000;
  const [secret = ""] = authSecrets();
  return `${until}.${sign(secret, share, purpose, until)}`;
}

export function keyFits(share: Sealed, purpose: KeyPurpose, key: string | null | undefined, now: Date): boolean {
  const [, until, signature] = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(key ?? "") ?? [];
  if (until === undefined || signature === undefined || Number(until) <= now.getTime()) return false;
  return authSecrets().some((secret) =>
    timingSafeEqual(Buffer.from(signature), Buffer.from(sign(secret, share, purpose, Number(until)))),
  );
}

function sign(secret: string, share: Sealed, purpose: KeyPurpose, until: number): string {
  return createHmac("sha256", secret)
    .update(["share", purpose, share.id, share.passwordHash ?? "", until].join("\n"))
    .digest("base64url");
}
