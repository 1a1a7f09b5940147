import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OLD_VARIABLES } from "@/lib/old-names";
import { parseEnv, variables } from "./env";

const SECRET = "0123456789abcdef0123456789abcdef";

test.each([
  ["APP_URL", "https://ninefold.example.com/", { appUrl: "https://ninefold.example.com" }],
  ["APP_URL", " HTTPS://Ninefold.Example.com:443\r", { appUrl: "https://ninefold.example.com" }],
  ["APP_URL", '"http://192.168.1.4:8080"', { appUrl: "http://192.168.1.4:8080" }],
  ["APP_URL", "https://bücher.example", { appUrl: "https://xn--bcher-kva.example" }],
  ["DEFAPI_BASE_URL", "https://gate.example/defapi//", { DEFAPI_BASE_URL: "https://gate.example/defapi" }],
  ["VERCEL_BLOB_API_URL", "http://127.0.0.1:9/api", { VERCEL_BLOB_API_URL: "http://127.0.0.1:9/api" }],
  ["DEFAPI_API_KEY", "'dk-abc'\r\n", { DEFAPI_API_KEY: "dk-abc" }],
  ["DEFAPI_API_KEY", "\uFEFFdk-abc", { DEFAPI_API_KEY: "dk-abc" }],
  [
    "MODELS",
    " fast=Seedance 2.0 Fast ,vendor/pro:1",
    { MODELS: { fast: "Seedance 2.0 Fast", "vendor/pro:1": "vendor/pro:1" } },
  ],
  ["PORT", " 8080 ", { PORT: 8080, appUrl: "http://localhost:8080" }],
  ["PORT", '""', { PORT: 3000 }],
  ["GENERATIONS_AT_ONCE", "50", { GENERATIONS_AT_ONCE: 50 }],
  ["CREDITS_USER_DAY", "0", { CREDITS_USER_DAY: "0" }],
  ["DATA_DIR", "/srv/My Videos/ninefold~1", { DATA_DIR: "/srv/My Videos/ninefold~1" }],
  ["CRON_SECRET", "abc/def+0123456789==", { CRON_SECRET: "abc/def+0123456789==" }],
  ["AUTH_SECRET", `${SECRET}\r`, { AUTH_SECRET: SECRET }],
  ["AI_DISCLOSURE", " Made with AI \r", { AI_DISCLOSURE: "Made with AI" }],
  ["AI_DISCLOSURE", '""', { AI_DISCLOSURE: "" }],
  ["NINEFOLD_SIMULATED", "1", { NINEFOLD_SIMULATED: true }],
  ["SIGN_UP", "Invite", { signUp: { kind: "invite" } }],
  [
    "SIGN_UP",
    "domain:Example.com, team.example.org",
    { signUp: { kind: "domain", domains: ["example.com", "team.example.org"] } },
  ],
  ["HOST", "::1", { listenOn: "::1" }],
])("environment: %s=%j is used", (name, value, expected) => {
  expect(parseEnv({ [name]: value })).toMatchObject(expected);
});

test.each([
  ["APP_URL", "https://example.com/ninefold"],
  ["APP_URL", "https://example.com?a=b"],
  ["APP_URL", "https://example.com/#a"],
  ["APP_URL", "https://me:hunter2@example.com"],
  ["APP_URL", "example.com"],
  ["APP_URL", "ftp://example.com"],
  ["APP_URL", "https://example.com https://example.org"],
  ["APP_URL", "https://exa\nmple.com"],
  ["DEFAPI_BASE_URL", "https://hunter2@api.example.com"],
  ["DEFAPI_BASE_URL", "https://api.example.com/v1?key=hunter2"],
  ["DEFAPI_BASE_URL", "api.example.com"],
  ["VERCEL_BLOB_API_URL", "https://blob.example.com/api#"],
  ["DEFAPI_API_KEY", "dk-…"],
  ["DEFAPI_API_KEY", "dk-one dk-two"],
  ["DEFAPI_API_KEY", "dk-one\ndk-two"],
  ["DEFAPI_API_KEY", "\u201cdk-one\u201d"],
  ["MODELS", "fast,,pro"],
  ["MODELS", "fast=Fast, fast=Faster"],
  ["MODELS", "a model"],
  ["MODELS", "fast= "],
  ["MODELS", "fast=Fast=Faster"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "3e3"],
  ["PORT", "0x50"],
  ["PORT", "80.5"],
  ["PORT", "eighty"],
  ["GENERATIONS_AT_ONCE", "0"],
  ["GENERATIONS_AT_ONCE", "51"],
  ["GENERATIONS_AT_ONCE", "1e1"],
  ["RENDERS_AT_ONCE", "51"],
  ["CREDITS_PER_SECOND", "1e3"],
  ["CREDITS_USER_DAY", "-1"],
  ["CREDITS_USER_MONTH", "12,5"],
  ["CREDITS_INSTANCE_DAY", "ten"],
  ["CREDITS_INSTANCE_MONTH", "Infinity"],
  ["DATA_DIR", "~/ninefold"],
  ["DATA_DIR", "~"],
  ["DATA_DIR", "$HOME/ninefold"],
  ["DATA_DIR", "%USERPROFILE%\\ninefold"],
  ["DATA_DIR", "file:///srv/ninefold"],
  ["DATA_DIR", "/srv/one\n/srv/two"],
  ["BLOB_READ_WRITE_TOKEN", "hunter2"],
  ["BLOB_READ_WRITE_TOKEN", "vercel_blob_rw_…"],
  ["BLOB_READ_WRITE_TOKEN", "vercel_blob_rw_store"],
  ["AUTH_SECRET", "hunter2"],
  ["CRON_SECRET", "hunter2"],
  ["CRON_SECRET", "hunter2 hunter2 hunter2"],
  ["CRON_SECRET", "hunter2hunter2hünter2"],
  ["AUTH_OIDC_ISSUER", "id.example.com"],
  ["AUTH_OIDC_ISSUER", "https://id.example.com/.well-known/openid-configuration"],
  ["AUTH_OIDC_ISSUER", "https://id.example.com?tenant=hunter2"],
  ["AUTH_GITHUB_ID", "an id"],
  ["AUTH_GOOGLE_SECRET", "hunter2…"],
  ["NINEFOLD_SIMULATED", "perhaps"],
  ["REFINE_BASE_URL", "api.example.com/v1"],
  ["REFINE_BASE_URL", "https://me:hunter2@api.example.com/v1"],
  ["REFINE_API_KEY", "hunter2 hunter2"],
  ["REFINE_MODEL", "a model"],
  ["REFINES_PER_DAY", "0"],
  ["SMTP_URL", "https://ninefold:hunter2@mail.example.com"],
  ["SMTP_URL", "mail.example.com"],
  ["MAIL_FROM", "Ninefold"],
  ["PASSWORD_SIGN_IN", "perhaps"],
  ["AUTH_SECRET_PREVIOUS", "hunter2"],
  ["SIGN_UP", "everyone"],
  ["SIGN_UP", "open:example.com"],
  ["SIGN_UP", "domain:"],
  ["SIGN_UP", "domain:example"],
  ["SIGN_UP", "domain:hunter2@example.com"],
  ["HOST", "http://hunter2.example"],
  ["HOST", "-"],
  ["AI_DISCLOSURE", "hunter2\nhunter2"],
  ["AI_DISCLOSURE", "hunter2".repeat(30)],
  ["DATABASE_URL", "mysql://me:hunter2@db/ninefold"],
])("environment: %s=%j is refused in one line that names it and does not repeat it", (name, value) => {
  let said = "";
  try {
    parseEnv({ [name]: value });
  } catch (error) {
    said = String(error);
  }
  expect(said).toMatch(new RegExp(`^Error: The environment is not usable: ${name} must [^\\n]+\\.$`));
  expect(said).not.toMatch(/hunter2|invalid|undefined/i);
});

test.each([
  [{ AUTH_GITHUB_ID: "id" }, "AUTH_GITHUB_SECRET must be given when AUTH_GITHUB_ID is"],
  [{ AUTH_GOOGLE_SECRET: "secret" }, "AUTH_GOOGLE_ID must be given when AUTH_GOOGLE_SECRET is"],
  [
    { AUTH_OIDC_ISSUER: "https://id.example.com/" },
    "AUTH_OIDC_ID must be given when AUTH_OIDC_ISSUER is; AUTH_OIDC_SECRET must be given when AUTH_OIDC_ISSUER is",
  ],
  [{ DATABASE_URL: "postgres://db/ninefold" }, "AUTH_SECRET must be given when DATABASE_URL is"],
])("environment: variables that belong together must be set together: %j", (given, reason) => {
  expect(() => parseEnv(given)).toThrow(`The environment is not usable: ${reason}.`);
});

test("environment: a value of only spaces or quotes counts as unset", () => {
  expect(parseEnv({ DEFAPI_API_KEY: "  ", APP_URL: '""', CRON_SECRET: "\r\n" })).toEqual(parseEnv({}));
});

test("environment: a variable's old name is understood and reported, and is not needed twice", () => {
  const renamed = [{ name: "GENERATIONS_AT_ONCE", old: "RENDERS_AT_ONCE" }];
  expect(parseEnv({ RENDERS_AT_ONCE: " 7 " })).toMatchObject({ GENERATIONS_AT_ONCE: 7, renamed });
  expect(parseEnv({ RENDERS_AT_ONCE: "7", GENERATIONS_AT_ONCE: "7" })).toMatchObject({
    GENERATIONS_AT_ONCE: 7,
    renamed,
  });
  expect(parseEnv({ RENDERS_AT_ONCE: "", GENERATIONS_AT_ONCE: "7" }).renamed).toEqual([]);
});

test("environment: two values under a variable's two names are refused, by name and without the values", () => {
  expect(() => parseEnv({ RENDERS_AT_ONCE: "7", GENERATIONS_AT_ONCE: "8" })).toThrow(
    "The environment is not usable: RENDERS_AT_ONCE must be removed: it is the old name of GENERATIONS_AT_ONCE, which has another value.",
  );
});

test("environment: every old name is of a variable that exists", () => {
  const names = variables.map(({ name }) => name);
  for (const [name, old] of Object.entries(OLD_VARIABLES)) {
    expect(names).toContain(name);
    expect(names).not.toContain(old);
  }
});

test("environment: every bad variable is named at once", () => {
  expect(() => parseEnv({ PORT: "no", APP_URL: "no", AUTH_SECRET: "no" })).toThrow(/APP_URL .*PORT .*AUTH_SECRET /);
});

test.each([
  ["DATABASE_URL", "mysql://x:hunter2@y/z", "must begin with postgres://"],
  ["DATABASE_URL", "postgres://x:hunter2@h1,h2/z", "several servers"],
  ["DATABASE_URL_DIRECT", "postgres://x:hunter2@h/z?schema=videos", "schema"],
  ["POSTGRES_URL_NON_POOLING", "postgres://x:hunter2@h/z?sslmode=maybe", "sslmode"],
  ["DATABASE_POOL", "none", "DATABASE_POOL"],
  ["S3_BUCKET", "hunter2", "S3_ENDPOINT must be given when S3_BUCKET is"],
  ["S3_ENDPOINT", "https://hunter2@s3.example.com", "must be an address without credentials"],
  ["S3_SECRET_ACCESS_KEY", "hunter2", "S3_ACCESS_KEY_ID must be given when S3_SECRET_ACCESS_KEY is"],
  ["S3_PATH_STYLE", "hunter2", "must be true or false"],
  ["BACKUP_SCHEDULE", "24:00", "must be a time of day such as 03:30"],
  ["BACKUP_SCHEDULE", "03:30", "BACKUP_TO must be given when BACKUP_SCHEDULE is"],
  ["BACKUP_TO", "ftp://x:hunter2@h", "must be the path of a folder, or s3://"],
  ["BACKUP_TO", "~/hunter2", "must be the path of a folder, or s3://"],
  ["BACKUP_TO", "s3://hunter2", "S3_ENDPOINT must be given when BACKUP_TO begins with s3://"],
])("environment: an unusable %s is named, without its value", (name, value, reason) => {
  const parse = () => parseEnv({ [name]: value });
  expect(parse).toThrow(name);
  expect(parse).toThrow(reason);
  expect(parse).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hunter2") }));
});

test("environment: the direct address is the first of its names that is set, and errors use that name", () => {
  const url = "postgres://ada:p#ss/word@db/videos";
  expect(parseEnv({ DATABASE_URL: url, AUTH_SECRET: SECRET }).directDatabase).toBeUndefined();
  expect(parseEnv({ POSTGRES_URL_NON_POOLING: url }).directDatabase).toEqual({ name: "POSTGRES_URL_NON_POOLING", url });
  expect(parseEnv({ DATABASE_URL_UNPOOLED: "postgres://other/db", DATABASE_URL_DIRECT: url }).directDatabase).toEqual({
    name: "DATABASE_URL_DIRECT",
    url,
  });
});

test("environment: BACKUP_TO is a folder or a place in a bucket", () => {
  const keys = { S3_ENDPOINT: "https://s3.example.com", S3_ACCESS_KEY_ID: "a", S3_SECRET_ACCESS_KEY: "b" };
  const place = (text: string) => parseEnv({ ...keys, BACKUP_TO: text }).BACKUP_TO;
  expect(place("/mnt/backups")).toEqual({ kind: "folder", path: "/mnt/backups" });
  expect(place("s3://backups")).toEqual({ kind: "s3", bucket: "backups", prefix: "" });
  expect(place("s3://backups/ninefold/a/")).toEqual({ kind: "s3", bucket: "backups", prefix: "ninefold/a/" });
});

const places = (list: string) => parseEnv({ FETCH_ALLOW: list }).FETCH_ALLOW;

test("environment: FETCH_ALLOW accepts hosts, ranges and origins", () => {
  expect(parseEnv({}).FETCH_ALLOW).toEqual([]);
  expect(places("198.18.0.0/15, CDN.example.com:8443,*.example.org,\nhttp://10.0.0.7:9000,fd00::/8")).toMatchObject([
    { kind: "range", range: [{ octets: [198, 18, 0, 0] }, 15] },
    { kind: "host", host: "cdn.example.com", port: "8443" },
    { kind: "host", host: "*.example.org", port: null },
    { kind: "origin", origin: "http://10.0.0.7:9000" },
    { kind: "range", range: [{}, 8] },
  ]);
});

test.each([
  "10/8",
  "198.18.0.0/33",
  "http://a.example/path",
  "https://user:pass@a.example",
  "ftp://a.example",
  "a:0x50",
])("environment: FETCH_ALLOW with %s stops the start, with its name and without its value", (entry) => {
  const start = () => places(`cdn.example.com, ${entry}`);
  expect(start).toThrow(/FETCH_ALLOW .*\(number 2 is none\)/);
  expect(start).not.toThrow(new RegExp(entry.replace(/[.?*+^$[\]\\(){}|]/g, "\\$&")));
});

const documented = variables.filter(({ description }) => description !== undefined);

test("environment: .env.example lists the documented variables with their defaults", async () => {
  const lines = documented.map(({ name, description, preset }) => `# ${description}\n# ${name}=${preset}\n`);
  const head = "# Copy to .env.local and fill in what you need. Made from env.ts by `npm run env:example`.\n";
  await expect([head, ...lines].join("\n")).toMatchFileSnapshot(".env.example");
});

test("environment: the README's table and env.ts have the same variables and defaults", () => {
  const [, section = ""] = readFileSync("README.md", "utf8").match(/^## Environment\n(.*?)^## /ms) ?? [];
  const namesIn = (text: string) => [...text.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name);
  const rows = [...section.matchAll(/^\| (`.*?) \| (.*?) \|/gm)].map(([, names = "", preset = ""]) => ({
    names: namesIn(names),
    preset,
  }));
  expect(rows.flatMap(({ names }) => names).sort()).toEqual(documented.map(({ name }) => name).sort());
  for (const { name, preset } of documented.filter((variable) => variable.preset))
    expect(rows.find(({ names }) => names.includes(name))).toMatchObject({ preset: `\`${preset}\`` });
  expect(variables.filter(({ name }) => !namesIn(section).includes(name))).toEqual([]);
});

test.each([
  [{}, "first", "127.0.0.1"],
  [{ DEFAPI_API_KEY: "dk-abc" }, "first", "127.0.0.1"],
  [{ NINEFOLD_SIMULATED: "1" }, "open", "127.0.0.1"],
  [{ NINEFOLD_SIMULATED: "1", APP_URL: "http://192.168.1.4:3000" }, "open", undefined],
  [{ SIGN_UP: "first" }, "first", "127.0.0.1"],
  [{ NINEFOLD_SIMULATED: "1", SIGN_UP: "invite" }, "invite", "127.0.0.1"],
  [{ NINEFOLD_SIMULATED: "1", APP_URL: "https://videos.example.com" }, "first", undefined],
  [{ APP_URL: "https://videos.example.com" }, "first", undefined],
  [{ APP_URL: "https://videos.example.com", HOST: "127.0.0.1" }, "first", "127.0.0.1"],
  [{ HOST: "0.0.0.0" }, "first", "0.0.0.0"],
])("environment: with %j, sign-up is %s and the server listens on %s", (given, kind, listenOn) => {
  expect(parseEnv(given)).toMatchObject({ signUp: { kind }, listenOn });
});

test("environment: refining needs all of its variables, or the simulator, and its own come first", () => {
  const own = { REFINE_BASE_URL: "https://api.example.com/v1/", REFINE_API_KEY: "sk-hunter2", REFINE_MODEL: "a/model" };
  const service = { baseUrl: "https://api.example.com/v1", apiKey: "sk-hunter2", model: "a/model" };
  const simulated = {
    NINEFOLD_SIMULATED: "1",
    DEFAPI_BASE_URL: "http://127.0.0.1:4010",
    DEFAPI_API_KEY: "dk-simulator",
  };
  expect(parseEnv({}).refine).toBeNull();
  expect(parseEnv({ DEFAPI_API_KEY: "dk-abc" }).refine).toBeNull();
  expect(parseEnv(own).refine).toEqual(service);
  expect(parseEnv({ ...own, ...simulated }).refine).toEqual(service);
  expect(parseEnv(simulated).refine).toEqual({
    baseUrl: "http://127.0.0.1:4010/v1",
    apiKey: "dk-simulator",
    model: "simulator",
  });
  for (const name of Object.keys(own))
    expect(() => parseEnv({ ...own, [name]: "" })).toThrow(`${name} must be given when`);
});

test("environment: without passwords there is another way to sign in, and mail has a sender", () => {
  expect(() => parseEnv({ PASSWORD_SIGN_IN: "off" })).toThrow("must be given when PASSWORD_SIGN_IN is off");
  const issuer = { AUTH_OIDC_ISSUER: "https://id.example.com", AUTH_OIDC_ID: "a", AUTH_OIDC_SECRET: "b" };
  expect(parseEnv({ PASSWORD_SIGN_IN: "off", ...issuer }).passwordSignIn).toBe(false);
  expect(() => parseEnv({ SMTP_URL: "smtp://localhost" })).toThrow("MAIL_FROM must be given when SMTP_URL is");
});

test("environment: open sign-up with a real key needs a limit of credits for all users", () => {
  const open = { SIGN_UP: "open", DEFAPI_API_KEY: "dk-abc" };
  expect(() => parseEnv(open)).toThrow(
    "The environment is not usable: CREDITS_INSTANCE_DAY or CREDITS_INSTANCE_MONTH must be given when SIGN_UP is open and DEFAPI_API_KEY is given.",
  );
  for (const limit of [{ CREDITS_INSTANCE_DAY: "5" }, { CREDITS_INSTANCE_MONTH: "50" }, { NINEFOLD_SIMULATED: "1" }])
    expect(parseEnv({ ...open, ...limit }).signUp.kind).toBe("open");
  expect(parseEnv({ SIGN_UP: "first", DEFAPI_API_KEY: "dk-abc" }).signUp.kind).toBe("first");
});
