import { balance } from "./balance";
import type { QueryResult, SubmitRequest, SubmitResult } from "./contract";
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

export type Defapi = {
  /** Sends one request for a video, exactly once. */
  submit(request: SubmitRequest): Promise<SubmitResult>;
  query(taskId: string): Promise<QueryResult>;
  /** The account's credits, or null when the provider does not say. */
  balance(): Promise<string | null>;
};

/** The provider's client. Its functions resolve to values for every trouble outside; only a wrong configuration throws. */
export function createDefapi(config: DefapiConfig): Defapi {
  const { submitTimeoutMs = 60_000, queryTimeoutMs = 15_000 } = config;
  const target = createTarget(config.baseUrl, config.apiKey);
  return {
    submit: (request) => submit(target, request, submitTimeoutMs),
    query: (taskId) => query(target, taskId, queryTimeoutMs),
    balance: () => balance(target, queryTimeoutMs),
  };
}
