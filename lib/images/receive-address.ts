import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { imageView } from "@/lib/generations/view";
import { parseJson, readBody } from "@/lib/http/body";
import { privateHeaders } from "@/lib/http/responses";
import { FetchGuardError } from "@/lib/safe-fetch/error";
import { type GuardedFetchOptions, guardedFetch } from "@/lib/safe-fetch/safe-fetch";
import { nameOfAddress } from "./address-name";
import { ADDRESS_POLICY, ADDRESS_PROBLEM } from "./address-policy";
import { imageRefusal } from "./answers";
import { IMAGE_POLICY } from "./limits";
import { formatOf } from "./magic";
import type { ImageProblem } from "./problem";
import { type ImageDeps, storeImage } from "./store";

type Deps = ImageDeps & {
  /** For tests: how names resolve, and an origin that is allowed. */
  guard?: Pick<GuardedFetchOptions, "allow" | "lookup">;
};

const wish = z.object({ address: z.string().max(ADDRESS_POLICY.longest).trim() });

/**
 * Answers `{ address }`: the image at that https address is downloaded and stored like an upload. 201 with
 * `{ image }`, or 4xx with `{ ok: false, error: { code, values } }`, whose message is `imageErrors.<code>`.
 */
export async function receiveAddress(
  deps: Deps,
  { userId, request }: { userId: string; request: Request },
): Promise<Response> {
  const asked = wish.safeParse(parseJson((await readBody(request, 4 * ADDRESS_POLICY.longest))?.toString() ?? ""));
  if (!asked.success) return imageRefusal({ code: "address_bad", values: { name: "" } });
  try {
    const stored = await fetchWhole(deps, { userId, address: asked.data.address, signal: request.signal });
    if (!stored.ok) return imageRefusal(stored.error);
    return Response.json({ image: imageView(stored.image) }, { status: 201, headers: privateHeaders });
  } catch (error) {
    // The user aborted: nobody receives this answer, and it is no failure of ours.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    throw error;
  }
}

/** A truncated answer says nothing about the image: it is requested again, and only complete ones are stored. */
async function fetchWhole(deps: Deps, wanted: { userId: string; address: string; signal: AbortSignal }) {
  const { userId, address, signal } = wanted;
  for (let left = ADDRESS_POLICY.tries - 1; ; left--) {
    const fetched = await fetchAddress(address, { ...deps.guard, signal });
    const stored = fetched.ok ? await storeImage(deps, { userId, ...fetched }) : fetched;
    if (stored.ok || !["address_cut", "truncated"].includes(stored.error.code)) return stored;
    if (left === 0) return { ok: false as const, error: { ...stored.error, code: "address_cut" as const } };
    await sleep(ADDRESS_POLICY.againMs, undefined, { signal });
  }
}

type Fetched = { ok: true; bytes: Buffer; name: string } | { ok: false; error: ImageProblem };

/**
 * Downloads the file at an address that a user typed, through the guard and within an image's limits. Its format is
 * judged by its bytes later: no extension and no Content-Type is trusted. Throws the signal's reason on abort.
 */
async function fetchAddress(
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
