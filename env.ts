import ipaddr from "ipaddr.js";
import { z } from "zod";
import { parseDatabaseUrl } from "./db/database-url";
import { type FetchPlace, parseFetchAllow } from "./lib/fetch-guard-allow";

/**
 * The parsed environment. It stands at the root because lib and db both stand on it, and it is the only place
 * (root config files aside) that reads process.env, so that a wrong value stops the start with one clear line.
 */

const text = z.string().trim().min(1).optional();
const credits = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, "must be a number of credits such as 12.5")
  .optional();
const origin = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .transform((value) => value.replace(/\/+$/, ""));
const databaseUrl = z
  .string()
  .check(({ value, issues }) => {
    const parsed = parseDatabaseUrl(value);
    // Without its value, which holds a password.
    if (!parsed.ok) issues.push({ code: "custom", message: parsed.error, input: undefined });
  })
  .optional();

/** Told by its place in the list and never by its value: addresses of an inner network are nobody's business. */
const fetchAllow = z.string().transform((list, context): FetchPlace[] => {
  const places: FetchPlace[] = [];
  for (const [at, place] of parseFetchAllow(list).entries()) {
    if (place) places.push(place);
    else
      context.addIssue({
        code: "custom",
        message: `must be hosts, ranges such as 198.18.0.0/15 and origins such as http://cdn.example.com:8080, with commas between them (number ${at + 1} is none)`,
      });
  }
  return places;
});

export type IpRange = ReturnType<typeof ipaddr.parseCIDR>;

/** One address or network, such as `10.0.0.2` or `172.16.0.0/12`; null when it is neither. */
function ipRange(text: string): IpRange | null {
  const [address = ""] = text.split("/");
  // A bare number would be read as an IPv4 address too.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return null;
  const cidr = text.includes("/") ? text : `${text}/${address.includes(":") ? 128 : 32}`;
  return ipaddr.isValidCIDR(cidr) ? ipaddr.parseCIDR(cidr) : null;
}

/** How many proxies stand in a row before us, or which addresses are theirs. */
const proxies = z.string().transform((value, context): number | IpRange[] => {
  const parts = value.split(/[\s,]+/).filter(Boolean);
  if (parts.length === 1 && /^(\d|10)$/.test(parts[0] ?? "")) return Number(parts[0]);
  const ranges = parts.map(ipRange).filter((range) => range !== null);
  if (parts.length > 0 && ranges.length === parts.length) return ranges;
  context.addIssue({
    code: "custom",
    message: "must be a number of proxies from 0 to 10, or their addresses such as 10.0.0.2, 172.16.0.0/12",
  });
  return z.NEVER;
});

const shape = z.object({
  DEFAPI_API_KEY: text,
  DEFAPI_BASE_URL: origin.default("https://api.defapi.org"),
  APP_URL: origin.optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  TRUSTED_PROXIES: proxies.default(1),
  DATABASE_URL: databaseUrl,
  DATABASE_URL_DIRECT: databaseUrl,
  /** What hosts call the same. */
  DATABASE_URL_UNPOOLED: databaseUrl,
  POSTGRES_URL_NON_POOLING: databaseUrl,
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  BLOB_READ_WRITE_TOKEN: text,
  VERCEL_BLOB_API_URL: origin.optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  AUTH_GITHUB_ID: text,
  AUTH_GITHUB_SECRET: text,
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  /** Kept to the letter: an issuer is compared with what its own discovery document says, a slash at the end included. */
  AUTH_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  CRON_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  /** Set by the launcher when it started the simulator: the pages then say that videos are simulated. */
  NINEFOLD_SIMULATED: z.stringbool().default(false),
  /** How many renders of one person may be at the provider at once; more wait as queued. */
  RENDERS_AT_ONCE: z.coerce.number().int().min(1).max(50).default(3),
  /** The provider's credits per second of video, until this instance has a history of its own to estimate from. */
  CREDITS_PER_SECOND: credits.default("0.1"),
  CREDITS_PERSON_DAY: credits,
  CREDITS_PERSON_MONTH: credits,
  CREDITS_INSTANCE_DAY: credits,
  CREDITS_INSTANCE_MONTH: credits,
  /** Where videos, and images by address, may be fetched from although the guard refuses it. */
  FETCH_ALLOW: fetchAllow.default([]),
  /** Set by Vercel: no process lives between requests there, so the cron route does the sweeping. */
  VERCEL: text,
  /** Where ffmpeg is looked for. */
  PATH: text,
  NODE_ENV: z.string().default("development"),
});

export type Env = z.infer<typeof shape> & {
  appUrl: string;
  /** The database's address without a pooler in between, and the variable that it stands in. */
  directDatabase?: { name: string; url: string };
};

/** Parses an environment. Throws one Error whose message names every bad variable and why, and never a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = shape.safeParse(present);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not usable: ${reasons.join("; ")}.`);
  }
  const directDatabase = (["DATABASE_URL_DIRECT", "DATABASE_URL_UNPOOLED", "POSTGRES_URL_NON_POOLING"] as const)
    .map((name) => ({ name, url: parsed.data[name] ?? "" }))
    .find(({ url }) => url !== "");
  return { ...parsed.data, appUrl: parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`, directDatabase };
}

export const env: Env = parseEnv(process.env);
