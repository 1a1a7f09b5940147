import { env } from "@/env";
import { currentRequestId } from "@/lib/request-id";
import { createDefapi } from "./defapi/client";
import { MODELS } from "./models";
import type { Provider } from "./port";
import { watched } from "./watched";

/** This server's provider, with its own key or with a user's. A different one would be another folder, named here and in capabilities.ts. */
export function openProvider(apiKey = env.DEFAPI_API_KEY ?? ""): Provider {
  const client = createDefapi({ baseUrl: env.DEFAPI_BASE_URL, apiKey, requestId: currentRequestId });
  return watched({ ...client, capabilities: { ...client.capabilities, models: MODELS } });
}
