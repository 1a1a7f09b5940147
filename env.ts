import ipaddr from "ipaddr.js";
import { z } from "zod";
import { parseDatabaseUrl } from "@/db/connection/database-url";
import { type BackupPlace, parseBackupPlace } from "@/lib/backup/place";
import { isLoopbackOrigin, isPrivateOrigin } from "@/lib/http/private-origin";
import { OLD_VARIABLES } from "@/lib/old-names";
import { type FetchPlace, parseFetchAllow } from "@/lib/safe-fetch/allow";

/**
 * The parsed environment. It is at the root because lib and db both need it, and it is the only place (root config
 * files aside) that reads process.env, so that a wrong value stops the start with a one-line error.
 */

/** Part of a header or an address: other characters would fail with each request, without naming the variable. */
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
/** A size such as `500MB` or `20GB`, in bytes. */
const bytes = z
  .string()
  .regex(/^\d{1,6}\s?[KMGT]B$/i, "must be a size such as 500MB or 20GB")
  .transform((value) => Number.parseInt(value, 10) * 1_000 ** ("KMGT".indexOf(value.slice(-2, -1).toUpperCase()) + 1));
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
/** A base to which paths are appended. */
const base = address.transform((value) => new URL(value).href.replace(/\/+$/, ""));
/** An origin only: addresses are built on it and compared with the Origin header. */
const origin = address
  .refine(
    (value) => /^\/+$/.test(new URL(value).pathname),
    "must be an address without a path, such as https://example.com",
  )
  .transform((value) => new URL(value).origin);
/** Kept exactly: an issuer is compared with its own discovery document, including a slash at the end. */
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
    // Without its value, which contains a password.
    if (!parsed.ok) issues.push({ code: "custom", message: parsed.error, input: undefined });
  })
  .optional();

/** `id` or `id=Name`, separated by commas. */
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

/** Errors give the position in the list and never the value, which may be an address of a private network. */
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

/** The number of proxies in front of this server, or their addresses. */
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

const backupPlace = z.string().transform((value, context): BackupPlace => {
  const place = parseBackupPlace(value);
  if (place) return place;
  context.addIssue({
    code: "custom",
    message: "must be the path of a folder, or s3:// with a bucket and perhaps a prefix such as s3://backups/ninefold",
  });
  return z.NEVER;
});

/** Who may make an account without an invitation; an invitation always lets its holder in. */
export type SignUpRule = { kind: "first" | "invite" | "open" } | { kind: "domain"; domains: string[] };

const signUp = z.string().transform((value, context): SignUpRule => {
  const [kind = "", ...rest] = value.toLowerCase().split(":");
  if (rest.length === 0 && (kind === "first" || kind === "invite" || kind === "open")) return { kind };
  const domains = rest.join(":").split(/[\s,]+/);
  if (
    kind === "domain" &&
    domains.every((name) => /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(name))
  )
    return { kind, domains };
  context.addIssue({
    code: "custom",
    message: "must be first, invite, open, or domain: with email domains such as domain:example.com,example.org",
  });
  return z.NEVER;
});

/** Without its value, which contains a password. */
const smtpUrl = z
  .string()
  .refine(
    (value) => /^smtps?:\/\/\S+$/.test(value) && URL.canParse(value) && new URL(value).hostname !== "",
    "must be the address of a mail server, such as smtps://user:password@mail.example.com",
  );

/** Variables with a description are for the administrator; the others are set by the launcher, framework or host. */
const shape = z.object({
  DEFAPI_API_KEY: token.describe(
    "The provider's API key, from https://defapi.org. Without it a simulator replaces the provider.",
  ),
  DEFAPI_BASE_URL: base.default("https://api.defapi.org").describe("The provider's address."),
  REFINE_BASE_URL: base
    .optional()
    .describe(
      "An OpenAI-compatible service that rewrites and translates prompts and describes images, such as https://api.example.com/v1: /chat/completions is added. Prompts and images are sent to it when a user asks.",
    ),
  REFINE_API_KEY: token.describe("Goes with REFINE_BASE_URL."),
  REFINE_MODEL: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be the id of a model")
    .optional()
    .describe("Goes with REFINE_BASE_URL: the id of the model that is asked. Images need one that sees."),
  REFINES_PER_DAY: whole(1, 100_000)
    .default(200)
    .describe("How often one user may have a prompt rewritten or translated, or an image described, in a day."),
  MODELS: models
    .optional()
    .describe("Models that the provider offers and this program does not know yet, by the id that is sent."),
  APP_URL: origin
    .optional()
    .describe("The address at which users and the provider reach this server: links and callbacks begin with it."),
  HOST: z
    .string()
    .regex(/^(?=.*[a-z0-9])[a-z0-9.:-]+$/i, "must be an address of this machine such as 0.0.0.0 or 192.168.1.4")
    .optional()
    .describe(
      "The address to listen on. Without it, 127.0.0.1 while APP_URL leads to this machine alone, else every one.",
    ),
  PORT: whole(1, 65_535).default(3000).describe("The port to listen on."),
  TRUSTED_PROXIES: proxies
    .default([])
    .describe(
      "The proxies in front of this server whose X-Forwarded headers count: their number, or their addresses such as 10.0.0.2, 173.245.48.0/20. Without it, only one on this machine.",
    ),
  DATABASE_URL: databaseUrl.describe(
    "PostgreSQL, as postgres://user:password@host/database. Without it an embedded database under DATA_DIR.",
  ),
  DATABASE_URL_DIRECT: databaseUrl.describe("The same database without a pooler in between."),
  /** The names that hosts use for it. */
  DATABASE_URL_UNPOOLED: databaseUrl,
  POSTGRES_URL_NON_POOLING: databaseUrl,
  DATABASE_POOL: whole(1, 200).optional().describe("The most connections that one server opens."),
  DATA_DIR: folder.default(".data").describe("The embedded database, local files and the generated secret."),
  BLOB_READ_WRITE_TOKEN: z
    .string()
    .regex(/^vercel_blob_rw_[A-Za-z0-9]+_[\w-]+$/, "must be a token that begins with vercel_blob_rw_")
    .optional()
    .describe("Keeps files in Vercel Blob instead of on disk under DATA_DIR."),
  VERCEL_BLOB_API_URL: base.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,254}$/, "must be the name of a bucket")
    .optional()
    .describe("Keeps files in this private bucket of an S3-compatible store instead of on disk under DATA_DIR."),
  S3_ENDPOINT: base
    .optional()
    .describe("The store's address without the bucket, such as https://s3.eu-central-1.amazonaws.com."),
  S3_REGION: token.default("us-east-1").describe("The bucket's region; many stores take any."),
  S3_ACCESS_KEY_ID: token.describe("A key that may list the bucket, and read, write and delete in it."),
  S3_SECRET_ACCESS_KEY: token.describe("Goes with S3_ACCESS_KEY_ID."),
  S3_PATH_STYLE: z
    .stringbool({ error: "must be true or false" })
    .default(true)
    .describe("Whether the bucket is in the path; false: in the host's name, as a few stores demand."),
  BACKUP_TO: backupPlace
    .optional()
    .describe("Where backups are kept: a folder, or s3://bucket/prefix with S3_ENDPOINT and its keys."),
  BACKUP_SCHEDULE: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 03:30")
    .optional()
    .describe("When the server makes its daily backup to BACKUP_TO, in the time zone of the machine (TZ)."),
  BACKUP_BEFORE_UPDATE: z
    .stringbool({ error: "must be on or off" })
    .default(true)
    .describe("off: an update that changes data begins without a backup of the database."),
  AUTH_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("At least 32 characters, needed with DATABASE_URL: openssl rand -base64 33"),
  AUTH_SECRET_PREVIOUS: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("The secret before this one: what it signed or encrypted keeps working until it is removed here."),
  PASSWORD_SIGN_IN: z
    .stringbool({ error: "must be on or off" })
    .optional()
    .describe("off: users sign in with the services below or with a passkey, and no longer with a password."),
  SMTP_URL: smtpUrl
    .optional()
    .describe(
      "The mail server, as smtps://user:password@host. With it, users reset passwords by email and verify their address.",
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}]*[^\s<>@]+@[^\s<>@]+>?$/u, "must be an address such as Ninefold <videos@example.com>")
    .optional()
    .describe("The sender of mail. Goes with SMTP_URL."),
  SIGN_UP: signUp
    .optional()
    .describe(
      "Who may make an account: first (the first one is the administrator's, later ones need an invitation), invite, domain:example.com,example.org or open. Without it, first; while videos are simulated and APP_URL is private, open.",
    ),
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
    .describe("The bearer token for /api/cron/sweep, at least 16 characters. Without it that address is closed."),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .regex(/^[\x21-\x7e]*$/, "must be plain letters, digits and signs, without spaces")
    .optional()
    .describe("The bearer token for /api/metrics, at least 16 characters. Without it that address is closed."),
  OTEL_EXPORTER_OTLP_ENDPOINT: base
    .optional()
    .describe("Sends traces to this OpenTelemetry collector by OTLP over HTTP, such as http://127.0.0.1:4318."),
  /** Set by the launcher, which ends the server itself: Next would end it before the database is closed. */
  NEXT_MANUAL_SIG_HANDLE: z.string().optional(),
  /** Set by the launcher when it started the simulator: the pages then say that videos are simulated. */
  NINEFOLD_SIMULATED: z.stringbool({ error: "must be 1 or 0" }).default(false),
  /** Set by the launcher, to tell its own server from any other on the port. */
  NINEFOLD_START: token,
  GENERATIONS_AT_ONCE: whole(1, 50)
    .default(3)
    .describe("How many generations of one user may be at the provider at the same time. More of them wait."),
  VIDEOS_PER_MINUTE: whole(1, 100_000).default(30).describe("How many videos one user may start in a minute."),
  VIDEOS_PER_HOUR: whole(1, 100_000).default(200).describe("How many videos one user may start in an hour."),
  QUOTA_VIDEOS: whole(1, 100_000_000)
    .default(100_000)
    .describe("The most videos that one user may have, in the trash and imported ones included."),
  QUOTA_IMAGES: whole(1, 100_000_000).default(5_000).describe("The most images that one user may have."),
  QUOTA_BYTES: bytes
    .optional()
    .describe("The most storage that one user's videos, posters, images and audio files may take, such as 50GB."),
  EXPORTS_AT_ONCE: whole(1, 16)
    .default(1)
    .describe("How many exports of sequences all servers of this instance make at the same time. More of them wait."),
  FFMPEG_PATH: z
    .string()
    .regex(/^[^\p{Cc}]*$/u, "must be a path")
    .default("ffmpeg")
    .describe(
      "The ffmpeg that draws posters and exports sequences, with ffprobe beside it; empty: neither is done here.",
    ),
  CREDITS_PER_SECOND: credits
    .default("0.1")
    .describe("The provider's credits per second of video, until there is a history to estimate from."),
  CREDITS_USER_DAY: credits.describe("The most credits that one user may spend in a day."),
  CREDITS_USER_MONTH: credits.describe("The most credits that one user may spend in a month."),
  CREDITS_INSTANCE_DAY: credits.describe("The most credits that all users together may spend in a day."),
  CREDITS_INSTANCE_MONTH: credits.describe("The most credits that all users together may spend in a month."),
  AI_DISCLOSURE: z
    .string()
    .regex(/^[^\p{Cc}]{0,200}$/u, "must be one line of at most 200 characters")
    .optional()
    .describe(
      "What shared videos say about being made with AI, in any language. Without it, Ninefold's words; empty, none.",
    ),
  FETCH_ALLOW: fetchAllow
    .default([])
    .describe("Hosts, ranges and origins that videos and images may be fetched from although the guard refuses them."),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64")
    .optional()
    .describe("32 bytes in base64, for builds made on another machine: openssl rand -base64 32"),
  /** Set by the benches: opens /api/ping. */
  NINEFOLD_BENCH: z.stringbool({ error: "must be 1 or 0" }).default(false),
  /** Set by the framework: names the build that this server serves. */
  NEXT_DEPLOYMENT_ID: token,
  VERCEL_DEPLOYMENT_ID: token,
  /** Set by Vercel: no process lives between requests there, so the cron route does the sweeping. */
  VERCEL: z.string().optional(),
  /** The folders in which ffmpeg is looked for. */
  PATH: z.string().optional(),
  NODE_ENV: z.string().default("development"),
});

/** Every variable, with its default as text, for the tests of `.env.example` and the README's table. */
export const variables = Object.entries(shape.shape).map(([name, schema]) => {
  const preset: unknown = schema.parse(undefined);
  return { name, description: schema.description, preset: String(preset ?? "") };
});

export type RefineService = {
  /** `/chat/completions` is added. */
  baseUrl: string;
  apiKey: string;
  model: string;
};

type Renamed = { old: string; name: string };

export type Env = z.infer<typeof shape> & {
  appUrl: string;
  /** The service that refines prompts; null: nothing is refined. */
  refine: RefineService | null;
  signUp: SignUpRule;
  /** Whether users sign in with a password. */
  passwordSignIn: boolean;
  /** The address to listen on; undefined: every one. */
  listenOn?: string;
  /** The database's address without a pooler, and the variable that it came from. */
  directDatabase?: { name: string; url: string };
  /** The variables that are set under an old name. */
  renamed: Renamed[];
  /** The id of the build that this server serves; empty in development. */
  build: string;
};

/** Half a set would silently leave out a way to sign in. */
const together = [
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["REFINE_BASE_URL", "REFINE_API_KEY", "REFINE_MODEL"],
  ["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
] as const;

/** What the first one cannot do without. */
const needs = [
  ["S3_BUCKET", "S3_ENDPOINT"],
  ["BACKUP_SCHEDULE", "BACKUP_TO"],
] as const;

function missing(values: z.infer<typeof shape>): string[] {
  const halves = together.flatMap((names) => {
    const given = names.find((name) => values[name] !== undefined);
    const absent = names.filter((name) => given && values[name] === undefined);
    return absent.map((name) => `${name} must be given when ${given} is`);
  });
  for (const [given, needed] of needs)
    if (values[given] !== undefined && values[needed] === undefined)
      halves.push(`${needed} must be given when ${given} is`);
  if (values.BACKUP_TO?.kind === "s3" && values.S3_ENDPOINT === undefined && values.S3_BUCKET === undefined)
    halves.push("S3_ENDPOINT must be given when BACKUP_TO begins with s3://");
  // Strangers would spend the key's credits without an end.
  const limited = values.CREDITS_INSTANCE_DAY ?? values.CREDITS_INSTANCE_MONTH;
  if (values.SIGN_UP?.kind === "open" && values.DEFAPI_API_KEY && !values.NINEFOLD_SIMULATED && !limited)
    halves.push(
      "CREDITS_INSTANCE_DAY or CREDITS_INSTANCE_MONTH must be given when SIGN_UP is open and DEFAPI_API_KEY is given",
    );
  if (values.PASSWORD_SIGN_IN === false && !values.AUTH_GITHUB_ID && !values.AUTH_GOOGLE_ID && !values.AUTH_OIDC_ISSUER)
    halves.push("AUTH_GITHUB_ID, AUTH_GOOGLE_ID or AUTH_OIDC_ISSUER must be given when PASSWORD_SIGN_IN is off");
  // With DATABASE_URL several servers may share one database, and each would make its own secret.
  const unshared = values.DATABASE_URL && !values.AUTH_SECRET;
  return unshared ? [...halves, "AUTH_SECRET must be given when DATABASE_URL is"] : halves;
}

/**
 * A value as it was meant: without the whitespace that an editor leaves at its ends, and without the quotes that a
 * shell would have removed and Docker's env files keep.
 */
const bare = (value: string) =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/s, "$2")
    .trim();

/** Variables of which an empty value means something; any other one is then as good as absent. */
const MAY_BE_EMPTY = ["AI_DISCLOSURE", "FFMPEG_PATH"];

/** Names each variable as it was written. */
const reasonsOf = ({ issues }: z.ZodError, given: Record<string, string>, renamed: Renamed[]): string[] =>
  issues.map(({ path, message }) => {
    const name = path.join(".");
    const written = given[name] === undefined ? renamed.find((variable) => variable.name === name)?.old : name;
    return `${written ?? name} ${message}`;
  });

/** The service that the variables name; the simulator speaks its protocol as well. */
function refineOf(values: z.infer<typeof shape>): RefineService | null {
  const { REFINE_BASE_URL: baseUrl, REFINE_API_KEY: apiKey, REFINE_MODEL: model, DEFAPI_API_KEY } = values;
  if (baseUrl && apiKey && model) return { baseUrl, apiKey, model };
  if (!values.NINEFOLD_SIMULATED || !DEFAPI_API_KEY) return null;
  return { baseUrl: `${values.DEFAPI_BASE_URL}/v1`, apiKey: DEFAPI_API_KEY, model: "simulator" };
}

/** Parses an environment. Throws one Error whose message names every bad variable and why, and never a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const values = Object.entries(source).map(([name, value]) => [name, bare(value ?? "")] as const);
  const given = Object.fromEntries(
    values.filter(([name, value]) => value !== "" || (MAY_BE_EMPTY.includes(name) && source[name] !== undefined)),
  );
  const renamed = Object.entries(OLD_VARIABLES)
    .map(([name, old]) => ({ name, old }))
    .filter(({ old }) => given[old] !== undefined);
  const parsed = shape.safeParse({
    ...Object.fromEntries(renamed.map(({ name, old }) => [name, given[old]])),
    ...given,
  });
  const reasons = [
    ...renamed
      .filter(({ name, old }) => (given[name] ?? given[old]) !== given[old])
      .map(({ name, old }) => `${old} must be removed: it is the old name of ${name}, which has another value`),
    ...(parsed.success ? missing(parsed.data) : reasonsOf(parsed.error, given, renamed)),
  ];
  if (!parsed.success || reasons.length > 0) throw new Error(`The environment is not usable: ${reasons.join("; ")}.`);
  const directDatabase = (["DATABASE_URL_DIRECT", "DATABASE_URL_UNPOOLED", "POSTGRES_URL_NON_POOLING"] as const)
    .map((name) => ({ name, url: parsed.data[name] ?? "" }))
    .find(({ url }) => url !== "");
  const { APP_URL, PORT, NEXT_DEPLOYMENT_ID, VERCEL_DEPLOYMENT_ID, SIGN_UP } = parsed.data;
  const appUrl = APP_URL ?? `http://localhost:${PORT}`;
  return {
    ...parsed.data,
    appUrl,
    refine: refineOf(parsed.data),
    // A home network's own address in APP_URL says that other devices are meant to reach it.
    listenOn: parsed.data.HOST ?? (isLoopbackOrigin(appUrl) ? "127.0.0.1" : undefined),
    passwordSignIn: parsed.data.PASSWORD_SIGN_IN ?? true,
    // Nothing costs anything there, and nobody else is near.
    signUp: SIGN_UP ?? { kind: parsed.data.NINEFOLD_SIMULATED && isPrivateOrigin(appUrl) ? "open" : "first" },
    directDatabase,
    renamed,
    build: NEXT_DEPLOYMENT_ID ?? VERCEL_DEPLOYMENT_ID ?? "",
  };
}

export const env: Env = parseEnv(process.env);
