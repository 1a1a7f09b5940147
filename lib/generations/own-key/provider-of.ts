import { findKeyOfGeneration } from "@/db/generations/provider-key-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import type { Provider } from "@/lib/provider/port";
import { unseal } from "./seal";

/**
 * The provider's client for a generation: with its user's own key when it was recorded with one, from the submit to the
 * last poll. Throws when that key cannot be read, and the step is tried again: the instance must not pay for it.
 */
export async function providerOf(
  services: Pick<Services, "db" | "provider" | "providerWith">,
  { userId, providerKeyId }: Pick<Generation, "userId" | "providerKeyId">,
): Promise<Provider> {
  if (providerKeyId === null) return services.provider;
  const row = await findKeyOfGeneration(services.db, { userId, id: providerKeyId });
  const apiKey = row && unseal(row);
  if (!apiKey) throw new Error("the user's own provider key cannot be read");
  return services.providerWith(apiKey);
}
