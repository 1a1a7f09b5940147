import ipaddr from "ipaddr.js";
import { z } from "zod";
import { parseDatabaseUrl } from "@/db/connection/database-url";
import { type FetchPlace, parseFetchAllow } from "@/lib/safe-fetch/allow";

/**
 * The parsed environment. It stands at the root because lib and db both stand on it, and it is the only place
 * (root config files aside) that reads process.env, so that a wrong value stops the start with one clear line.
 */

/** Goes into a header or an address of others: anything else would fail there, with each request, and name nothing. */
const token = z
  .string()
  .regex(/^[\x21-\x7e]+$/, "must be plain letters, digits and signs, without spaces")
  .optional();
const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);
const credits = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, "must be a number of credits such as 12.5")
  .optional();
const address = z
  .string()
  .regex(/^\S+$/, { error: "must be one address", abort: true })
  .pipe(z.url({ protocol: /^https?$/, error: "must be an http or https address", abort: true }))
  .refine((value) => {
    const { username, password, search, hash } = new URL(value);
    return username + password + search + hash === "" && !/[?#]$/.test(value);
  }, "must be an address without credentials, query or fragment");
/** What paths are appended to. */
const base = address.transform((value) => new URL(value).href.replace(/\/+$/, ""));
/** The name of a site alone: addresses are built on it and compared with what a browser calls its origin. */
const origin = address
  .refine(
    (value) => /^\/+$/.test(new URL(value).pathname),
    "must be an address without a path, such as https://example.com",
  )
  .transform((value) => new URL(value).origin);
/** Kept to the letter: an issuer is compared with what its own discovery document says, a slash at the end included. */
const issuer = address.refine(
  (value) => !value.includes("/.well-known/"),
  "must be the issuer's own address, without /.well-known/ and what follows",
);
const folder = z
  .string()
  .regex(/^[^~]/, "must be written out: only a shell replaces ~")
  .regex(/^(?!\$|%\w+%|\w+:\/\/)[^\p{Cc}]*$/u, "must be the path of a folder, written out");
const databaseUrl = z
  .string()
  .check(({ value, issues }) => {
    const parsed = parseDatabaseUrl(value);
    // Without its value, which holds a password.
    if (!parsed.ok) issues.push({ code: "custom", message: parsed.error, input: undefined });
  })
  .optional();

/** `id` or `id=Name`, with commas between them. */
const models = z.string().transform((list, context): Record<string, string> => {
  const found: [string, string][] = [];
  for (const [at, entry] of list.split(",").entries()) {
    const [, id = "", name = id] =
      /^\s*([\w.:/-]{1,100})\s*(?:=\s*([^=\p{C}]{0,59}[^=\s\p{C}])\s*)?$/u.exec(entry) ?? [];
    if (id !== "" && !found.some(([known]) => known === id)) found.push([id, name]);
    else
      context.addIssue({
        code: "custom",
        message: `must be models such as seedance-2.0-fast=Seedance 2.0 Fast, each once and with commas between them (number ${at + 1} is none)`,
      });
  }
  return Object.fromEntries(found);
});

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

/** What has a description is for whoever runs the server; the others are set by the launcher, the framework or the host. */
const shape = z.object({
  DEFAPI_API_KEY: token.describe(
    "The key of the provider, from https://defapi.org. Without it a simulator takes the place of the provider.",
  ),
  DEFAPI_BASE_URL: base.default("https://api.defapi.org").describe("The provider's address."),
  MODELS: models
    .optional()
    .describe("Models that the provider takes and this program does not know yet, by the id that is sent."),
  APP_URL: origin
    .optional()
    .describe("The address at which people and the provider reach this server: links and callbacks begin with it."),
  PORT: whole(1, 65_535).default(3000).describe("The port to listen on."),
  TRUSTED_PROXIES: proxies
    .default(1)
    .describe("How many proxies stand before this server, or their addresses such as 10.0.0.2, 173.245.48.0/20."),
  DATABASE_URL: databaseUrl.describe(
    "PostgreSQL, as postgres://user:password@host/database. Without it an embedded database under DATA_DIR.",
  ),
  DATABASE_URL_DIRECT: databaseUrl.describe("The same database without a pooler in between."),
  /** What hosts call the same. */
  DATABASE_URL_UNPOOLED: databaseUrl,
  POSTGRES_URL_NON_POOLING: databaseUrl,
  DATABASE_POOL: whole(1, 200).optional().describe("How many connections one server opens at most."),
  DATA_DIR: folder.default(".data").describe("The embedded database, local files and the generated secret."),
  BLOB_READ_WRITE_TOKEN: z
    .string()
    .regex(/^vercel_blob_rw_[A-Za-z0-9]+_[\w-]+$/, "must be a token that begins with vercel_blob_rw_")
    .optional()
    .describe("Keeps files in Vercel Blob instead of on disk under DATA_DIR."),
  VERCEL_BLOB_API_URL: base.optional(),
  AUTH_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("At least 32 characters, needed with DATABASE_URL: openssl rand -base64 33"),
  AUTH_GITHUB_ID: token.describe("Turns on signing in with GitHub."),
  AUTH_GITHUB_SECRET: token.describe("Goes with AUTH_GITHUB_ID."),
  AUTH_GOOGLE_ID: token.describe("Turns on signing in with Google."),
  AUTH_GOOGLE_SECRET: token.describe("Goes with AUTH_GOOGLE_ID."),
  AUTH_OIDC_ISSUER: issuer.optional().describe("Turns on signing in with an OpenID Connect issuer."),
  AUTH_OIDC_ID: token.describe("Goes with AUTH_OIDC_ISSUER."),
  AUTH_OIDC_SECRET: token.describe("Goes with AUTH_OIDC_ISSUER."),
  CRON_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .regex(/^[\x21-\x7e]*$/, "must be plain letters, digits and signs, without spaces")
    .optional()
    .describe("The bearer for /api/cron/sweep, at least 16 characters. Without it that address is closed."),
  /** Set by the launcher when it started the simulator: the pages then say that videos are simulated. */
  NINEFOLD_SIMULATED: z.stringbool({ error: "must be 1 or 0" }).default(false),
  /** Set by the launcher, which tells its own server by it from whatever else may have the port. */
  NINEFOLD_START: token,
  RENDERS_AT_ONCE: whole(1, 50)
    .default(3)
    .describe("How many generations of one user may be at the provider at the same time. More of them wait."),
  CREDITS_PER_SECOND: credits
    .default("0.1")
    .describe("The provider's credits per second of video, until there is a history to estimate from."),
  CREDITS_PERSON_DAY: credits.describe("The most credits that one user may spend in a day."),
  CREDITS_PERSON_MONTH: credits.describe("The most credits that one user may spend in a month."),
  CREDITS_INSTANCE_DAY: credits.describe("The most credits that everybody together may spend in a day."),
  CREDITS_INSTANCE_MONTH: credits.describe("The most credits that everybody together may spend in a month."),
  FETCH_ALLOW: fetchAllow
    .default([])
    .describe("Hosts, ranges and origins that videos and images may be fetched from although the guard refuses them."),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64")
    .optional()
    .describe("32 bytes in base64, for builds made on another machine: openssl rand -base64 32"),
  /** Set by the framework: names the build that this server serves. */
  NEXT_DEPLOYMENT_ID: token,
  VERCEL_DEPLOYMENT_ID: token,
  /** Set by Vercel: no process lives between requests there, so the cron route does the sweeping. */
  VERCEL: z.string().optional(),
  /** Where ffmpeg is looked for. */
  PATH: z.string().optional(),
  NODE_ENV: z.string().default("development"),
});

/** Every variable, with its default as text: `.env.example` and the README's table are held to them. */
export const variables = Object.entries(shape.shape).map(([name, schema]) => {
  const preset: unknown = schema.parse(undefined);
  return { name, description: schema.description, preset: String(preset ?? "") };
});

export type Env = z.infer<typeof shape> & {
  appUrl: string;
  /** The database's address without a pooler in between, and the variable that it stands in. */
  directDatabase?: { name: string; url: string };
  /** Names what this server serves; empty while developing. */
  build: string;
};

/** Half of a set would leave out a way to sign in without a word. */
const together = [
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
] as const;

function missing(values: z.infer<typeof shape>): string[] {
  const halves = together.flatMap((names) => {
    const given = names.find((name) => values[name] !== undefined);
    const absent = names.filter((name) => given && values[name] === undefined);
    return absent.map((name) => `${name} must be given when ${given} is`);
  });
  // With DATABASE_URL several servers may share one database, and each would make a secret of its own.
  const unshared = values.DATABASE_URL && !values.AUTH_SECRET;
  return unshared ? [...halves, "AUTH_SECRET must be given when DATABASE_URL is"] : halves;
}

/**
 * A value as it was meant: without what an editor of Windows leaves at its ends, and without the quotes that a shell
 * would have removed and Docker's env files keep.
 */
const bare = (value: string) =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/s, "$2")
    .trim();

/** Parses an environment. Throws one Error whose message names every bad variable and why, and never a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const values = Object.entries(source).map(([name, value]) => [name, bare(value ?? "")]);
  const parsed = shape.safeParse(Object.fromEntries(values.filter(([, value]) => value !== "")));
  const reasons = parsed.success
    ? missing(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || reasons.length > 0) throw new Error(`The environment is not usable: ${reasons.join("; ")}.`);
  const directDatabase = (["DATABASE_URL_DIRECT", "DATABASE_URL_UNPOOLED", "POSTGRES_URL_NON_POOLING"] as const)
    .map((name) => ({ name, url: parsed.data[name] ?? "" }))
    .find(({ url }) => url !== "");
  const { APP_URL, PORT, NEXT_DEPLOYMENT_ID, VERCEL_DEPLOYMENT_ID } = parsed.data;
  return {
    ...parsed.data,
    appUrl: APP_URL ?? `http://localhost:${PORT}`,
    directDatabase,
    build: NEXT_DEPLOYMENT_ID ?? VERCEL_DEPLOYMENT_ID ?? "",
  };
}

export const env: Env = parseEnv(process.env);
