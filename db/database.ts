import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** One type for both drivers, and for a transaction of either. */
export type Db = PgDatabase<PgQueryResultHKT>;

export type Database = {
  db: Db;
  /** Words between the servers that share this database; null where there is only one. */
  channel: Channel | null;
  /** Brings the tables up to date. Throws one line when this is no database that can be worked with. */
  migrate(): Promise<void>;
  /** Whether a pooler stands between and no address without one was given. Known once it was migrated. */
  isPooled(): boolean;
  close(): Promise<void>;
};

/** Postgres' own LISTEN and NOTIFY. A message is at most 8,000 bytes, and is lost on whoever is not listening. */
export type Channel = {
  send(message: string): Promise<void>;
  /** Calls `receive` for every message, this server's own too, as long as `hears` says so; reconnects by itself. */
  listen(receive: (message: string) => void): Promise<void>;
  /** False behind a pooler and while the connection is away: what is sent now has to be found by asking. */
  hears(): boolean;
};
