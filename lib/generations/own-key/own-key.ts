import "server-only";
import { areOwnKeysAllowed, purgeRemovedKeys, replaceOwnKey } from "@/db/generations/provider-key-queries";
import { cancel } from "@/lib/generations/lifecycle/user-actions";
import type { Services } from "@/lib/generations/services";
import type { Result } from "@/lib/http/result";
import { seal } from "./seal";

const SHAPE = /^[\x21-\x7e]{8,200}$/;

type Stored = Result<{ canceled: number }, "key_shape" | "key_refused" | "key_forbidden">;

/**
 * Stores a user's own provider key in place of an earlier one, once the provider has accepted it: a wrong one would
 * only show when a video fails. What is queued with the earlier one is canceled, and its credits are released.
 */
export async function storeOwnKey(
  services: Services,
  { userId, apiKey, day, month }: { userId: string; apiKey: string; day: string | null; month: string | null },
): Promise<Stored> {
  if (!SHAPE.test(apiKey)) return { ok: false, error: "key_shape" };
  if (!(await areOwnKeysAllowed(services.db))) return { ok: false, error: "key_forbidden" };
  if ((await services.providerWith(apiKey).balance()) === null) return { ok: false, error: "key_refused" };
  const id = crypto.randomUUID();
  const row = {
    id,
    userId,
    ...seal(apiKey, { id, userId }),
    lastFour: apiKey.slice(-4),
    creditsDay: day,
    creditsMonth: month,
  };
  return { ok: true, canceled: await replace(services, { userId, row }) };
}

/** Removes it. Generations at the provider are polled with it to their end, and it is deleted afterwards. */
export const removeOwnKey = (services: Services, { userId }: { userId: string }): Promise<number> =>
  replace(services, { userId, row: null });

async function replace(services: Services, change: Parameters<typeof replaceOwnKey>[1]): Promise<number> {
  let canceled = 0;
  for (const id of await replaceOwnKey(services.db, change))
    if (await cancel(services, { userId: change.userId, id })) canceled += 1;
  await purgeRemovedKeys(services.db);
  return canceled;
}
