import { FetchGuardError } from "@/lib/safe-fetch/error";
import { type GuardedFetchOptions, guardedFetch } from "@/lib/safe-fetch/safe-fetch";
import { nameOfAddress } from "./address-name";
import { ADDRESS_POLICY, ADDRESS_PROBLEM } from "./address-policy";
import { IMAGE_POLICY } from "./limits";
import { formatOf } from "./magic";
import type { ImageProblem } from "./problem";

type Fetched = { ok: true; bytes: Buffer; name: string } | { ok: false; error: ImageProblem };

/**
 * Downloads the file at an address that a user typed, through the guard and within an image's limits. Its format is
 * judged by its bytes later: no extension and no Content-Type is trusted. Throws the signal's reason on abort.
 */
export async function fetchAddress(
  address: string,
  options: Pick<GuardedFetchOptions, "signal" | "allow" | "lookup">,
): Promise<Fetched> {
  const name = nameOfAddress(address);
  const { idleMs, totalMs } = ADDRESS_POLICY;
  const accept = IMAGE_POLICY.types.join(",");
  try {
    const maxBytes = IMAGE_POLICY.maxBytes;
    const limits = { maxBytes, idleMs, totalMs, accept };
    const begins = (head: Uint8Array) => formatOf(head) !== null;
    const answer = await guardedFetch(address, { ...options, ...limits, begins });
    if (!answer.ok) throw new FetchGuardError(answer.error, answer.status);
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return { ok: true, bytes: Buffer.concat(chunks), name };
  } catch (error) {
    if (!(error instanceof FetchGuardError)) throw error;
    const values = { name, most: IMAGE_POLICY.maxBytes / 1_000_000 };
    return { ok: false, error: { code: ADDRESS_PROBLEM[error.code], values } };
  }
}
