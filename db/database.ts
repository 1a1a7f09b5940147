import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** One type for both drivers, and for a transaction of either. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** Called before the first migration that changes data, in its transaction: nobody else reads or writes until that ends. */
export type BeforeChange = (tx: Db) => Promise<void>;

/** Whether a database lacks migrations of this version, has just those, or one that this version does not know. */
export type MigrationState = "behind" | "current" | "ahead";

export type Database = {
  db: Db;
  /** Messages between the servers that share this database; null when there is only one server. */
  channel: Channel | null;
  /** Throws a one-line error when this database cannot be used. Changes nothing. */
  check(): Promise<void>;
  /**
   * Brings the tables up to date, after `beforeChange` where rows are changed. Throws a one-line error when this database
   * cannot be used, or is of a newer version.
   */
  migrate(beforeChange?: BeforeChange): Promise<void>;
  migrationState(): Promise<MigrationState>;
  /** Runs `read` in a read-only transaction that sees everything as it was at one moment. */
  snapshot<Result>(read: (db: Db) => Promise<Result>): Promise<Result>;
  /** Whether there is a pooler in between and no direct address. Known after `check` or `migrate`. */
  isPooled(): boolean;
  close(): Promise<void>;
};

/** Postgres' LISTEN and NOTIFY. A message is at most 8,000 bytes, and servers that are not listening never get it. */
export type Channel = {
  send(message: string): Promise<void>;
  /**
   * Calls `receive` for every message, including this server's own, while `isListening` is true; reconnects by itself.
   */
  listen(receive: (message: string) => void): Promise<void>;
  /** False behind a pooler and while the connection is down: changes must then be polled. */
  isListening(): boolean;
};
