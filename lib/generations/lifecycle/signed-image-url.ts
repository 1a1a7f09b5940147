import { createHmac, timingSafeEqual } from "node:crypto";
import { SIGNED_AS } from "@/lib/old-names";

/**
 * An address at which the provider, which has no session, may fetch one image until `expiresAt`. It opens that one
 * image and nothing else.
 */
export function signedImageUrl(of: { origin: string; secret: string; id: string; expiresAt: Date }): string {
  const expires = Math.floor(of.expiresAt.getTime() / 1000);
  return `${of.origin}/api/files/image/${of.id}?expires=${expires}&signature=${signature({ ...of, expires })}`;
}

/** Whether a request's query opens the image `id` at `now`, by one of our secrets. Compares in constant time. */
export function isSignedFor(query: URLSearchParams, key: { secrets: string[]; id: string }, now: Date): boolean {
  const expires = query.get("expires") ?? "";
  // One spelling only: otherwise "007" and "7" would be two addresses with one signature.
  if (!/^[1-9]\d{0,11}$/.test(expires) || Number(expires) * 1000 <= now.getTime()) return false;
  const given = Buffer.from(query.get("signature") ?? "", "utf8");
  return key.secrets.some((secret) => {
    const wanted = Buffer.from(signature({ secret, id: key.id, expires: Number(expires) }), "utf8");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

function signature({ secret, id, expires }: { secret: string; id: string; expires: number }): string {
  // The first line separates this signature from everything else that the same secret signs.
  return createHmac("sha256", secret).update(`${SIGNED_AS.image}\n${id}\n${expires}`).digest("base64url");
}
