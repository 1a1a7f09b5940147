import { env } from "@/env";
import { createDefapi } from "./defapi/client";
import { MODELS } from "./models";
import type { Provider } from "./port";

/** This server's provider. A different one would be another folder, named here and in capabilities.ts. */
export function openProvider(): Provider {
  const client = createDefapi({ baseUrl: env.DEFAPI_BASE_URL, apiKey: env.DEFAPI_API_KEY ?? "" });
  return { ...client, capabilities: { ...client.capabilities, models: MODELS } };
}
