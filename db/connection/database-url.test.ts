import { expect, test } from "vitest";
import { parseDatabaseUrl } from "./database-url";

const parse = (url: string) => {
  const parsed = parseDatabaseUrl(url);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed;
};

test.each(["p#ss", "p/ss", "1/2", "1#2", "a?b", "p@ss", "p@ss/word", "a:b", "100%", "50%zz", "#/?@:", "ä ö"])(
  "the password %s is read from the address exactly as given",
  (password) => {
    const { connection } = parse(`postgres://ada:${password}@db.example.com:5433/videos?sslmode=require`);
    expect(connection).toMatchObject({
      user: "ada",
      password,
      host: "db.example.com",
      port: 5433,
      database: "videos",
    });
  },
);

test("an encoded address is decoded", () => {
  const { connection } = parse("postgresql://a%40b:p%23s%2Fs%3F%25@[::1]/my%20videos");
  expect(connection).toMatchObject({
    user: "a@b",
    password: "p#s/s?%",
    host: "::1",
    port: 5432,
    database: "my videos",
  });
});

test.each([
  ["postgres://localhost/videos", { host: "localhost", user: undefined, database: "videos" }],
  ["postgres://ada@localhost", { host: "localhost", user: "ada", password: undefined, database: undefined }],
  ["postgres:///videos?host=/run/postgresql&user=ada", { host: "/run/postgresql", user: "ada", database: "videos" }],
  ["postgres://ada:x@h/videos?application_name=a@b", { host: "h", application_name: "a@b" }],
  ["  POSTGRES://ada:x@h/videos\n", { host: "h", database: "videos" }],
])("%s is a valid address", (url, expected) => {
  expect(parse(url).connection).toMatchObject(expected);
});

test.each([
  "channel_binding=require",
  "pgbouncer=true&connection_limit=1&pool_timeout=20",
  "supa=base-pooler.x&workaround=supabase-pooler.vercel",
  "schema=public",
  "options=endpoint%3Dep-cool-x",
  "connect_timeout=15&keepalives=1&gssencmode=disable",
  "statement_timeout=5000&TimeZone=Asia/Kolkata&DateStyle=German",
  "sslmode=require&sslrootcert=/etc/ca.pem&sslcert=/c.pem&sslkey=/k.pem",
  "uselibpqcompat=true&sslnegotiation=postgres&target_session_attrs=read-write",
])("the host parameter %s is applied or dropped", (query) => {
  expect(parse(`postgres://ada:x@h/videos?${query}`).connection.host).toBe("h");
});

test("connection settings given by the host are applied", () => {
  const { connection, files, poolSize, ssl } = parse(
    "postgres://a:b@h/d?channel_binding=require&options=endpoint%3Dep-x&connection_limit=3&sslmode=verify-full&sslrootcert=/ca.pem",
  );
  expect(connection).toMatchObject({ enableChannelBinding: true, options: "endpoint=ep-x" });
  expect({ ssl, poolSize, ca: files.ca }).toEqual({ ssl: "verify-full", poolSize: 3, ca: "/ca.pem" });
});

test.each([
  ["sslmode=no-verify", "require"],
  ["ssl=true", "require"],
  ["ssl=require", "require"],
  ["sslmode=allow", "prefer"],
  ["sslmode=disable", "disable"],
  ["", null],
])("%s means %s", (query, ssl) => {
  expect(parse(`postgres://a:b@h/d?${query}`).ssl).toBe(ssl);
});

test.each([
  ["mysql://a:b@h/d", "postgres://"],
  ['"postgres://a:b@h/d"', "postgres://"],
  ["postgres://a:secret@h1:5432,h2:5432/d", "several servers"],
  ["postgres://a:secret@h:port/d", "no address"],
  ["postgres://a:secret@h:0/d", "port"],
  ["postgres://a:secret@h/d?schema=videos", "schema"],
  ["postgres://a:secret@h/d?sslmode=yes", "sslmode"],
  ["postgres://a:secret@h/d?connection_limit=many", "connection_limit"],
  ["postgres://a:secret@h/d?target_session_attrs=standby", "cannot be written to"],
  ["postgres://a:secret@h/d?work_mem=4MB", "work_mem"],
])("%s is refused, and the reason contains no secret", (url, reason) => {
  const parsed = parseDatabaseUrl(url);
  expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  expect(JSON.stringify(parsed)).not.toContain("secret");
});

test.each([
  ["postgres://a:b@ep-cool-pooler.eu-central-1.aws.neon.tech/d", true],
  ["postgres://a:b@ep-cool.eu-central-1.aws.neon.tech/d", false],
  ["postgres://a:b@h:6432/d", true],
  ["postgres://a:b@aws-0-eu.pooler.supabase.com:6543/d", true],
  ["postgres://a:b@aws-0-eu.pooler.supabase.com:5432/d", false],
  ["postgres://a:b@h:5432/d?pgbouncer=true", true],
])("%s is a pooler's address: %s", (url, pooled) => {
  expect(parse(url).pooled).toBe(pooled);
});
