import { env } from "@/env";
import { currentRequestId } from "@/lib/request-id";
import { createDefapi } from "./defapi/client";
import { MODELS } from "./models";
import type { Provider } from "./port";
import { watched } from "./watched";

/** This server's provider. A different one would be another folder, named here and in capabilities.ts. */
export function openProvider(): Provider {
  const client = createDefapi({
    baseUrl: env.DEFAPI_BASE_URL,
    apiKey: env.DEFAPI_API_KEY ?? "",
    requestId: currentRequestId,
  });
  return watched({ ...client, capabilities: { ...client.capabilities, models: MODELS } });
}
