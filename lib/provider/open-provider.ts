import { env } from "@/env";
import { createDefapi } from "./defapi/client";
import { MODELS } from "./models";
import type { Provider } from "./port";

/** This server's provider, with its own key or with a user's. A different one would be another folder, named here and in capabilities.ts. */
export function openProvider(apiKey = env.DEFAPI_API_KEY ?? ""): Provider {
  const client = createDefapi({ baseUrl: env.DEFAPI_BASE_URL, apiKey });
  return { ...client, capabilities: { ...client.capabilities, models: MODELS } };
}
