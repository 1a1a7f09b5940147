import { z } from "zod";

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

const shape = z.object({
  DEFAPI_API_KEY: text,
  DEFAPI_BASE_URL: origin.default("https://api.defapi.org"),
  APP_URL: origin.optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
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
  /** The names and the secrecy of the framework's actions: next.config.ts sets it where nobody else did. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64")
    .optional(),
  /** Set by the framework: names the build that this server serves. */
  NEXT_DEPLOYMENT_ID: text,
  VERCEL_DEPLOYMENT_ID: text,
  /** Set by Vercel: no process lives between requests there, so the cron route does the sweeping. */
  VERCEL: text,
  /** Where ffmpeg is looked for. */
  PATH: text,
  NODE_ENV: z.string().default("development"),
});

/** `build` names what this server serves; empty while developing. */
export type Env = z.infer<typeof shape> & { appUrl: string; build: string };

/** Parses an environment. Throws one Error whose message names every bad variable and why, and never a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = shape.safeParse(present);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not usable: ${reasons.join("; ")}.`);
  }
  const { APP_URL, PORT, NEXT_DEPLOYMENT_ID, VERCEL_DEPLOYMENT_ID } = parsed.data;
  return {
    ...parsed.data,
    appUrl: APP_URL ?? `http://localhost:${PORT}`,
    build: NEXT_DEPLOYMENT_ID ?? VERCEL_DEPLOYMENT_ID ?? "",
  };
}

export const env: Env = parseEnv(process.env);
