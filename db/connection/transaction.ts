import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { isRefusal } from "@/db/errors";
import { limits } from "./pool";

/** How long to ask Postgres what became of a commit whose answer was lost. */
const OUTCOME_TIMEOUT_MS = 15_000;

/** The transaction may or may not be committed: the commit was sent, and its outcome cannot be found out. */
class OutcomeUnknown extends Error {}

class RolledBack extends Error {}

/** Where transactions run: the pool, or a wrapper around it in tests. */
export type Connections = Pick<Pool, "query" | "connect"> & { pooled?: boolean };

/**
 * Runs `run` in a transaction on one connection, and resolves only when Postgres has confirmed that this very
 * transaction is committed. A promise that resolves on less buys videos twice: after a pooler that hands COMMIT to
 * another connection, or after a failed statement that was caught, nothing is written and nothing has thrown.
 *
 * COMMIT must be answered with its own name, by a server that knows of the transaction. When the connection is lost
 * together with the answer, Postgres is asked by the transaction's number. Throws what `run` threw, an Error when the
 * transaction was rolled back, OutcomeUnknown when its outcome cannot be found out.
 */
export async function inTransaction<Result>(
  pool: Connections,
  run: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const { id, result, lost } = await attempt(pool, run);
  if (!lost) return result;
  const committed = await isCommitted(pool, id);
  if (committed) return result;
  throw committed === false ? lost : new OutcomeUnknown("nobody knows whether a commit was made", { cause: lost });
}

/** Runs `read` in a transaction that changes nothing, so how it ends does not matter. */
export async function inSnapshot<Result>(pool: Connections, read: (client: PoolClient) => Promise<Result>) {
  const client = await pool.connect();
  let broken: Error | undefined;
  const breaks = (error: Error) => {
    broken ??= error;
  };
  client.on("error", breaks);
  try {
    await client.query("begin isolation level repeatable read read only");
    return await read(client);
  } finally {
    await client.query("rollback").catch(breaks);
    client.off("error", breaks);
    client.release(broken);
  }
}

/** Asks on another connection, so only after this one was released: the pool may have just one. */
async function attempt<Result>(pool: Connections, run: (client: PoolClient) => Promise<Result>) {
  const client = await pool.connect();
  let broken: Error | undefined;
  const breaks = (error: unknown) => {
    broken ??= error instanceof Error ? error : new Error(String(error));
  };
  // Between two statements, an error without a listener would end the process.
  client.on("error", breaks);
  try {
    const id = await begin(client, pool.pooled === true).catch((error) => {
      breaks(error);
      throw error;
    });
    const result = await run(client).catch(async (error) => {
      await client.query("rollback").catch(breaks);
      throw error;
    });
    const lost = await commit(client);
    if (lost) breaks(lost);
    return { id, result, lost };
  } finally {
    client.off("error", breaks);
    client.release(broken);
  }
}

/** The opening statements travel together. Behind a pooler only the transaction itself can carry our limits. */
async function begin(client: PoolClient, pooled: boolean): Promise<string> {
  const more = pooled ? `, ${limits(true)}` : "";
  const answers: unknown = await client.query(
    `begin isolation level read committed; select pg_current_xact_id()::text as id${more}`,
  );
  const id = (answers as { rows: { id: string }[] }[])[1]?.rows[0]?.id;
  if (!id) throw new Error("a transaction began without a number");
  return id;
}

/** Returns null when the transaction is committed, or why its outcome is unknown. Throws when it is not committed. */
async function commit(client: PoolClient): Promise<Error | null> {
  let stranger = false;
  const onNotice = ({ code }: { code?: string }) => {
    stranger ||= code === "25P01";
  };
  client.on("notice", onNotice);
  try {
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new RolledBack("the transaction was rolled back: one of its statements had failed");
    return stranger ? new Error("COMMIT reached a connection without a transaction") : null;
  } catch (error) {
    if (isRefusal(error) || error instanceof RolledBack) throw error;
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    client.off("notice", onNotice);
  }
}

/** Whether the transaction is committed, or null when that cannot be found out in time. */
async function isCommitted(pool: Connections, id: string): Promise<boolean | null> {
  const until = performance.now() + OUTCOME_TIMEOUT_MS;
  for (let pause = 20; performance.now() < until; pause = Math.min(2 * pause, 1_000)) {
    const status = await statusOf(pool, id);
    if (status === "committed") return true;
    if (status === "aborted") return false;
    // The number is too old to be known, or belongs to another server.
    if (status === null) return null;
    await sleep(pause);
  }
  return null;
}

async function statusOf(pool: Connections, id: string): Promise<string | null> {
  try {
    const { rows } = await pool.query<{ status: string | null }>("select pg_xact_status($1::xid8) as status", [id]);
    return rows[0]?.status ?? null;
  } catch (error) {
    return isRefusal(error) ? null : "unreachable";
  }
}
