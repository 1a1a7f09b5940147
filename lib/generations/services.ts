import "server-only";
import { getDb } from "@/db/client";
import type { Db } from "@/db/database";
import type { CreditLimits } from "@/db/generations/budget-queries";
import { env } from "@/env";
import { DOWNLOAD_TIMES, type DownloadTimes } from "@/lib/generations/lifecycle/download-times";
import { type GenerationEvent, publish } from "@/lib/generations/live/events";
import { isPrivateOrigin } from "@/lib/http/private-origin";
import { canMail } from "@/lib/mail/send-mail";
import { openProvider } from "@/lib/provider/open-provider";
import type { Provider } from "@/lib/provider/port";
import type { FetchAllow } from "@/lib/safe-fetch/allow";
import { authSecret } from "@/lib/secret";
import { getStorage } from "@/lib/storage/open-storage";
import type { Storage } from "@/lib/storage/storage";

/** What the lifecycle depends on. Passed as arguments, not imported, so that a test can supply its own. */
export type Services = {
  db: Db;
  storage: Storage;
  provider: Provider;
  /** The same provider with another account's key. */
  providerWith(apiKey: string): Provider;
  /** Whether only users with a verified address may submit. */
  verifiedOnly: boolean;
  /**
   * Private or plain-http origins that videos may be fetched from: the provider's own, and those the administrator
   * adds.
   */
  fetchAllow: FetchAllow;
  download: DownloadTimes;
  /** Where the provider sends callbacks, or null when it could not reach us. */
  callbackOrigin: string | null;
  /** Where the provider fetches images, or null when they must be part of the request. */
  imageOrigin: string | null;
  secret: string;
  generationsAtOnce: number;
  creditsPerSecond: string;
  creditLimits: CreditLimits;
  publish(event: GenerationEvent): void;
};

const shared = globalThis as typeof globalThis & { ninefoldServices?: Services };

/** The services of this process, from its environment. */
export function getServices(): Services {
  shared.ninefoldServices ??= createServices();
  return shared.ninefoldServices;
}

function createServices(): Services {
  const provider = openProvider();
  const reachable = !isPrivateOrigin(env.appUrl);
  return {
    db: getDb(),
    storage: getStorage(),
    provider,
    providerWith: openProvider,
    verifiedOnly: canMail(),
    fetchAllow: [{ kind: "origin", origin: provider.origin }, ...env.FETCH_ALLOW],
    download: DOWNLOAD_TIMES,
    callbackOrigin: reachable || isPrivateOrigin(provider.origin) ? env.appUrl : null,
    imageOrigin: reachable ? env.appUrl : null,
    secret: authSecret(),
    generationsAtOnce: env.GENERATIONS_AT_ONCE,
    creditsPerSecond: env.CREDITS_PER_SECOND,
    creditLimits: {
      userDay: env.CREDITS_USER_DAY,
      userMonth: env.CREDITS_USER_MONTH,
      instanceDay: env.CREDITS_INSTANCE_DAY,
      instanceMonth: env.CREDITS_INSTANCE_MONTH,
    },
    publish,
  };
}
