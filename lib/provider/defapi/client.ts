import { type Provider, SUBMIT_TIMEOUT_MS } from "../port";
import { balance } from "./balance";
import { parseCallbackTaskId } from "./callback-body";
import { DEFAPI_CAPABILITIES } from "./capabilities";
import { query } from "./query";
import { submit } from "./submit";
import { createTarget } from "./target";

export type DefapiConfig = {
  /** Such as https://api.defapi.org; a path in it is kept. */
  baseUrl: string;
  apiKey: string;
  submitTimeoutMs?: number;
  queryTimeoutMs?: number;
};

/** The provider's client. Throws only on a wrong configuration. */
export function createDefapi(config: DefapiConfig): Provider {
  const { submitTimeoutMs = SUBMIT_TIMEOUT_MS, queryTimeoutMs = 15_000 } = config;
  const target = createTarget(config.baseUrl, config.apiKey);
  return {
    name: "defapi",
    origin: new URL(config.baseUrl).origin,
    capabilities: DEFAPI_CAPABILITIES,
    submit: (request) => submit(target, request, submitTimeoutMs),
    poll: (taskId) => query(target, taskId, queryTimeoutMs),
    balance: () => balance(target, queryTimeoutMs),
    readCallback: parseCallbackTaskId,
  };
}
