import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import type { ProviderKey } from "@/db/schema/provider-keys";
import { authSecrets } from "@/lib/secret";

const NONCE = 12;
const TAG = 16;
const CIPHER = "aes-256-gcm";

/** Names a secret without revealing anything of it, so that a row says which one opens it. */
const secretIdOf = (secret: string) =>
  createHash("sha256").update(`ninefold secret\n${secret}`).digest("hex").slice(0, 12);

const keyFrom = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "", "ninefold provider keys", 32));

/** What is authenticated beside the text: moved to another row or another user, it does not open. */
const boundTo = ({ id, userId }: Pick<ProviderKey, "id" | "userId">) => Buffer.from(`${id}\n${userId}`);

/** Whether it is encrypted with the current secret. */
export const isSealedAnew = ({ secretId }: Pick<ProviderKey, "secretId">): boolean =>
  secretId === secretIdOf(authSecrets()[0] ?? "");

/** Encrypts a provider key for its row, with the current secret. */
export function seal(
  apiKey: string,
  row: Pick<ProviderKey, "id" | "userId">,
): Pick<ProviderKey, "secretId" | "sealed"> {
  const [secret = ""] = authSecrets();
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyFrom(secret), nonce).setAAD(boundTo(row));
  const text = Buffer.concat([cipher.update(apiKey, "utf8"), cipher.final()]);
  const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url");
  return { secretId: secretIdOf(secret), sealed };
}

/** The provider key of a row; null when its secret is gone, or it was not made for this row. */
export function unseal(row: Pick<ProviderKey, "id" | "userId" | "secretId" | "sealed">): string | null {
  const secret = authSecrets().find((known) => secretIdOf(known) === row.secretId);
  if (secret === undefined) return null;
  const bytes = Buffer.from(row.sealed, "base64url");
  try {
    const decipher = createDecipheriv(CIPHER, keyFrom(secret), bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(boundTo(row))
      .setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
