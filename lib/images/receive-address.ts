import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { imageView } from "@/lib/generations/view";
import { parseJson, readBody } from "@/lib/http/body";
import { privateHeaders } from "@/lib/http/responses";
import type { GuardedFetchOptions } from "@/lib/safe-fetch/safe-fetch";
import { ADDRESS_POLICY } from "./address-policy";
import { imageRefusal } from "./answers";
import { fetchAddress } from "./fetch-address";
import { type ImageDeps, storeImage } from "./store";

type Deps = ImageDeps & {
  /** Counts one fetch of this user; false when there were too many. */
  mayFetch: () => Promise<boolean>;
  /** For tests: where a name leads, and a site that is let through. */
  guard?: Pick<GuardedFetchOptions, "allow" | "lookup">;
};

const wish = z.object({ address: z.string().max(ADDRESS_POLICY.longest).trim() });

/**
 * Answers `{ address }`: the image at that https address is fetched and taken in like an upload. 201 with
 * `{ image }`, or 4xx with `{ ok: false, error: { code, values } }`, whose sentence is `imageErrors.<code>`.
 */
export async function receiveAddress(deps: Deps, userId: string, request: Request): Promise<Response> {
  const asked = wish.safeParse(parseJson((await readBody(request, 4 * ADDRESS_POLICY.longest))?.toString() ?? ""));
  if (!asked.success) return imageRefusal({ code: "address_bad", values: { name: "" } });
  if (!(await deps.mayFetch())) return imageRefusal({ code: "too_many", values: {} });
  try {
    const stored = await fetchWhole(deps, userId, asked.data.address, request.signal);
    if (!stored.ok) return imageRefusal(stored.error);
    return Response.json({ image: imageView(stored.image) }, { status: 201, headers: privateHeaders });
  } catch (error) {
    // The user called it off: nobody hears the answer, and it is no failure of ours.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    throw error;
  }
}

/** An answer that ended early says nothing of the image: it is asked for again, and only whole ones are kept. */
async function fetchWhole(deps: Deps, userId: string, address: string, signal: AbortSignal) {
  for (let left = ADDRESS_POLICY.tries - 1; ; left--) {
    const fetched = await fetchAddress(address, { ...deps.guard, signal });
    const stored = fetched.ok ? await storeImage(deps, { userId, ...fetched }) : fetched;
    if (stored.ok || !["address_cut", "truncated"].includes(stored.error.code)) return stored;
    if (left === 0) return { ok: false as const, error: { ...stored.error, code: "address_cut" as const } };
    await sleep(ADDRESS_POLICY.againMs, undefined, { signal });
  }
}
