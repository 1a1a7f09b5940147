import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClientBase, type ClientConfig, Pool, type PoolClient } from "pg";
import { hasNoRoom } from "@/db/errors";
import { type DatabaseAddress, parseDatabaseUrl } from "./database-url";

/** How long a request waits for a connection: for a free one, for room on the server, or for an answer. */
const WAIT_MS = 30_000;
/** After the server refused a connection, the pool does not grow for this long. */
const NO_GROWTH_MS = 60_000;
/** A pooler without room keeps a new connection waiting silently. Where there are other connections, those are used. */
const SILENCE_MS = 3_000;

/** Set by every connection and, behind a pooler, by every transaction, whatever the host or role have set. */
const LIMITS = {
  // No page waits longer; migrations, and deleting a user with all that they have, lift it for their transaction.
  statement_timeout: "30s",
  idle_in_transaction_session_timeout: "5min",
  lock_timeout: "0",
  // Compiling a plan takes longer than any query of ours, and starts when a gallery is large enough.
  jit: "off",
};

/** Parses the address in the environment variable `name`. Throws a one-line error that names the variable. */
export function addressOf(name: string, url: string): DatabaseAddress {
  const parsed = parseDatabaseUrl(url);
  if (!parsed.ok) throw new Error(`${name} ${parsed.error}.`);
  return parsed;
}

/** The driver's configuration. Throws when a certificate file cannot be read. */
export function configOf(name: string, { connection, ssl, files }: DatabaseAddress): ClientConfig {
  const read = (file: string | undefined) => {
    if (!file || file === "system") return undefined;
    try {
      return readFileSync(file, "utf8");
    } catch {
      throw new Error(`${name} names the certificate ${file}, which cannot be read.`);
    }
  };
  const keys = { ca: read(files.ca), cert: read(files.cert), key: read(files.key) };
  // libpq's rule: `require` together with a root certificate verifies the server too.
  const verifiesServer = ssl?.startsWith("verify") || (ssl === "require" && files.ca !== undefined);
  const anyName = ssl !== "verify-full" ? { checkServerIdentity: () => undefined } : {};
  return {
    ...connection,
    ...(ssl === null ? {} : { ssl: ssl !== "disable" && { ...keys, rejectUnauthorized: verifiesServer, ...anyName } }),
    connectionTimeoutMillis: WAIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * A pool that waits when the server has no room for another connection, instead of failing the page; until then it
 * works with the connections it has. Each new connection gets our settings in one round trip.
 */
export class PatientPool extends Pool {
  /** Whether there is a pooler in between, so that the server that answers may not be the one that was introduced. */
  pooled: boolean;

  constructor(name: string, address: DatabaseAddress, max: number) {
    super({
      ...configOf(name, address),
      max,
      // Other clients may be waiting for the room that an idle connection takes.
      idleTimeoutMillis: 10_000,
      onConnect: async (client) => {
        // While the connection is idle, an error without a listener would end the process.
        client.on("error", () => undefined);
        const patience = this.totalCount > 1 ? SILENCE_MS : WAIT_MS;
        this.pooled = (await within(patience, setUp(client))) || this.pooled;
      },
    });
    this.pooled = address.pooled;
    this.mayBePlain = address.ssl === "prefer";
    this.most = max;
    // A connection that breaks while idle is replaced when it is needed.
    this.on("error", () => undefined);
  }
  private readonly most: number;
  private readonly mayBePlain: boolean;

  override connect(): Promise<PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: PoolClient | undefined, done: PoolClient["release"]) => void,
  ): void;
  override connect(
    callback?: (error: Error | undefined, client: PoolClient | undefined, done: PoolClient["release"]) => void,
  ): Promise<PoolClient> | undefined {
    const connected = this.connectPatiently();
    if (!callback) return connected;
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => undefined),
    );
  }

  private async connectPatiently(): Promise<PoolClient> {
    const until = performance.now() + WAIT_MS;
    for (let pause = 50; ; pause = Math.min(2 * pause, 1_000)) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.mayBePlain && error instanceof Error && /not support SSL/.test(error.message)) {
          this.options.ssl = false;
          continue;
        }
        if (!hasNoRoom(error) || performance.now() + pause > until) throw error;
        this.beModest();
        await sleep(pause);
      }
    }
  }

  private beModest(): void {
    const has = Math.max(1, this.totalCount);
    if (this.options.max === undefined || has >= this.options.max) return;
    this.options.max = has;
    setTimeout(() => {
      this.options.max = this.most;
    }, NO_GROWTH_MS).unref();
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error("no more connections: a new one got no answer"), { code: "53300" });
    timer = setTimeout(() => reject(error), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // It fails a second time when its connection is ended, and nobody awaits it then.
    work.catch(() => undefined);
  }
}

/** Settings as a list of `set_config` calls; a local one ends with its transaction. */
export const limits = (local: boolean): string =>
  Object.entries(LIMITS)
    .map(([name, value]) => `set_config('${name}', '${value}', ${local})`)
    .join(", ");

/**
 * Sets up a new connection. Returns whether there is a pooler in between: then it sets only what poolers carry over
 * from one server connection to the next, because anything else would leak to the next client of that connection.
 */
async function setUp(client: ClientBase): Promise<boolean> {
  const { processID } = client as ClientBase & { processID?: number | null };
  const answers: unknown = await client.query(
    `set datestyle to 'ISO, MDY'; set timezone to 'UTC'; select pg_backend_pid() as pid;
     select ${limits(false)}, set_config('default_transaction_isolation', 'read committed', false)
     where pg_backend_pid() = ${Number(processID ?? 0)}`,
  );
  const pid = (answers as { rows: { pid: number }[] }[])[2]?.rows[0]?.pid;
  return pid !== processID;
}
