import type { ClientConfig } from "pg";

/** A parsed database address, in the driver's terms. `files` names certificate files, which are not read here. */
export type DatabaseAddress = {
  connection: Pick<
    ClientConfig,
    "host" | "port" | "user" | "password" | "database" | "application_name" | "options" | "enableChannelBinding"
  > & { sslnegotiation?: "direct" };
  ssl: SslMode | null;
  files: { ca?: string; cert?: string; key?: string };
  /** The address looks like one that hosts give to their poolers. False proves nothing. */
  pooled: boolean;
  /** `connection_limit`: the most connections that the host allows. */
  poolSize: number | null;
};

/** libpq's modes: `require` encrypts without verifying who the server is. */
type SslMode = "disable" | "prefer" | "require" | "verify-ca" | "verify-full";
const SSL_MODES: Record<string, SslMode> = {
  disable: "disable",
  allow: "prefer",
  prefer: "prefer",
  require: "require",
  "no-verify": "require",
  "verify-ca": "verify-ca",
  "verify-full": "verify-full",
};
const SSL_WORDS: Record<string, SslMode> = { true: "require", "1": "require", false: "disable", "0": "disable" };

/**
 * Parameters that mean something to other clients, or that would override what every connection of ours sets. Passed
 * on, they would become session parameters, and Postgres rejects names that it does not know.
 */
const IGNORED_PARAMETERS = new Set(
  `pgbouncer supa workaround pool_timeout pool_mode socket_timeout connect_timeout max_idle_connection_lifetime
   max_connection_lifetime statement_cache_size prepared_statements prepare sslaccept sslcompression sslsni
   sslcrl sslcrldir ssl_min_protocol_version ssl_max_protocol_version uselibpqcompat gssencmode krbsrvname
   keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout load_balance_hosts
   fallback_application_name client_encoding datestyle timezone statement_timeout lock_timeout
   idle_in_transaction_session_timeout`.split(/\s+/),
);

const AUTHORITY =
  /^(?<host>\[[\da-f:.]+\]|[^\s@:/?#,[\]]*)(?::(?<port>\d{1,5}))?(?:\/(?<database>[^?#@]*))?(?:\?(?<query>(?:[\w.-]+=[^&#]*(?:&|$))*))?$/i;

type Parsed = ({ ok: true } & DatabaseAddress) | { ok: false; error: string };
const no = (error: string): Parsed => ({ ok: false, error });

/**
 * Reads `postgres://user:password@host:port/database?…`. The password may contain an unencoded # or /, at which `URL`
 * would cut the address off, so it is parsed by hand. The error says what is wrong and contains no value.
 */
export function parseDatabaseUrl(text: string): Parsed {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/is.exec(text.trim()) ?? [];
  if (rest === undefined) return no("must begin with postgres://");
  const found = split(rest);
  if (!found) {
    return no(
      /@[^/?]*,/.test(rest)
        ? "names several servers, and one is wanted"
        : "is no address such as postgres://user:password@host:5432/database",
    );
  }
  const query = new URLSearchParams(found.query);
  const given = (name: string) => query.get(name) || undefined;
  const port = Number(given("port") ?? (found.port || 5432));
  if (!(Number.isInteger(port) && port > 0 && port < 65_536)) return no("has a port that is none");

  const named = given("sslmode") ?? given("tlsmode");
  const ssl = named
    ? SSL_MODES[named]
    : given("ssl")
      ? (SSL_WORDS[given("ssl") ?? ""] ?? SSL_MODES[given("ssl") ?? ""])
      : null;
  if (ssl === undefined) return no("has an sslmode that is none of disable, prefer, require, verify-ca, verify-full");
  const schema = given("schema") ?? given("search_path") ?? given("currentSchema");
  if (schema && schema !== "public") return no("asks for a schema other than public, where the tables are");
  const attrs = given("target_session_attrs");
  if (attrs && !["any", "read-write", "primary"].includes(attrs)) {
    return no("asks by target_session_attrs for a server that cannot be written to");
  }
  const limit = given("connection_limit");
  if (limit && !/^[1-9]\d{0,2}$/.test(limit)) return no("has a connection_limit that is no number from 1 to 999");
  for (const name of query.keys()) {
    if (!USED.has(name) && !IGNORED_PARAMETERS.has(name.toLowerCase())) {
      return no(`has the parameter ${name}, which means nothing here: take it out`);
    }
  }

  const host = given("host") ?? (decode(found.host).replace(/^\[|\]$/g, "") || undefined);
  return {
    ok: true,
    connection: {
      host,
      port,
      user: given("user") ?? found.user,
      password: given("password") ?? found.password,
      database: given("dbname") ?? (decode(found.database) || undefined),
      application_name: given("application_name") ?? "ninefold",
      ...(given("options") ? { options: given("options") } : {}),
      enableChannelBinding: ["prefer", "require"].includes(given("channel_binding") ?? ""),
      ...(given("sslnegotiation") === "direct" ? { sslnegotiation: "direct" as const } : {}),
    },
    ssl,
    files: { ca: given("sslrootcert"), cert: given("sslcert"), key: given("sslkey") },
    pooled: given("pgbouncer") === "true" || isPoolers(host ?? "", port),
    poolSize: limit ? Number(limit) : null,
  };
}

/** The parameters that this file reads. */
const USED = new Set([
  ...["host", "port", "user", "password", "dbname", "application_name", "options", "channel_binding"],
  ...["sslmode", "tlsmode", "ssl", "sslnegotiation", "sslrootcert", "sslcert", "sslkey"],
  ...["schema", "search_path", "currentSchema", "target_session_attrs", "connection_limit"],
]);

/** Addresses of poolers in transaction mode: PgBouncer's default port, Neon's host names, Supabase's port. */
const isPoolers = (host: string, port: number): boolean =>
  port === 6432 || /-pooler\./.test(host) || (port === 6543 && /\.supabase\.(com|co)$/.test(host));

type Split = { user?: string; password?: string; host: string; port: string; database: string; query: string };

/** Splits at the first @ that is followed by a complete address, since a password may contain an @ too. */
function split(rest: string): Split | null {
  for (let at = rest.indexOf("@"); at !== -1; at = rest.indexOf("@", at + 1)) {
    const address = AUTHORITY.exec(rest.slice(at + 1))?.groups;
    if (!address) continue;
    const [user = "", ...password] = rest.slice(0, at).split(":");
    return { user: decode(user) || undefined, password: decode(password.join(":")) || undefined, ...parts(address) };
  }
  const address = AUTHORITY.exec(rest)?.groups;
  return address ? parts(address) : null;
}

const parts = ({ host = "", port = "", database = "", query = "" }: Record<string, string | undefined>) => ({
  host,
  port,
  database,
  query,
});

/** A password with a bare % in it was never encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
