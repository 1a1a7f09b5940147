import { z } from "zod";

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

const shape = z.object({
  DEFAPI_API_KEY: token,
  DEFAPI_BASE_URL: base.default("https://api.defapi.org"),
  APP_URL: origin.optional(),
  PORT: whole(1, 65_535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  DATA_DIR: folder.default(".data"),
  BLOB_READ_WRITE_TOKEN: z
    .string()
    .regex(/^vercel_blob_rw_[A-Za-z0-9]+_[A-Za-z0-9]+$/, "must be a token that begins with vercel_blob_rw_")
    .optional(),
  VERCEL_BLOB_API_URL: base.optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  AUTH_GITHUB_ID: token,
  AUTH_GITHUB_SECRET: token,
  AUTH_GOOGLE_ID: token,
  AUTH_GOOGLE_SECRET: token,
  AUTH_OIDC_ISSUER: issuer.optional(),
  AUTH_OIDC_ID: token,
  AUTH_OIDC_SECRET: token,
  CRON_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .regex(/^[\x21-\x7e]*$/, "must be plain letters, digits and signs, without spaces")
    .optional(),
  /** Set by the launcher when it started the simulator: the pages then say that videos are simulated. */
  NINEFOLD_SIMULATED: z.stringbool({ error: "must be 1 or 0" }).default(false),
  /** Set by the launcher, which tells its own server by it from whatever else may have the port. */
  NINEFOLD_START: token,
  /** How many renders of one person may be at the provider at once; more wait as queued. */
  RENDERS_AT_ONCE: whole(1, 50).default(3),
  /** The provider's credits per second of video, until this instance has a history of its own to estimate from. */
  CREDITS_PER_SECOND: credits.default("0.1"),
  CREDITS_PERSON_DAY: credits,
  CREDITS_PERSON_MONTH: credits,
  CREDITS_INSTANCE_DAY: credits,
  CREDITS_INSTANCE_MONTH: credits,
  /** Set by Vercel: no process lives between requests there, so the cron route does the sweeping. */
  VERCEL: z.string().optional(),
  /** Where ffmpeg is looked for. */
  PATH: z.string().optional(),
  NODE_ENV: z.string().default("development"),
});

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

export type Env = z.infer<typeof shape> & { appUrl: string };

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
  return { ...parsed.data, appUrl: parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}` };
}

export const env: Env = parseEnv(process.env);
