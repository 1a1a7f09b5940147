import type { Pool, PoolClient } from "pg";
import { dbOn } from "@/db/connection/postgres";
import type { Db } from "@/db/database";

/** Changes a statement on its way to Postgres, or throws in its place. */
export type Rule = (statement: string) => string;

/** One life of a server process: it may die between any two statements, and then does nothing more. */
export type Life = {
  db: Db;
  alive(): boolean;
  die(): void;
  /** Dies by itself after so many statements more. */
  fuse(statements: number): void;
  /** Statements and transactions on their way. */
  busy(): number;
};

export function beginLife(pool: Pool, mutation: Rule): Life {
  let left: number | null = null;
  let dead = false;
  let busy = 0;
  const rule: Rule = (statement) => {
    if (left !== null && left-- <= 0) dead = true;
    if (dead) throw new Error("the process is dead");
    return mutation(statement);
  };
  const during = (promise: PromiseLike<unknown>) => {
    busy += 1;
    const over = () => {
      busy -= 1;
    };
    promise.then(over, over);
  };
  /** What opens and ends a transaction is not counted: a process that died in one leaves it to be rolled back. */
  const isFrame = (statement: string) => /^(begin|commit|rollback)\b/.test(statement);
  const door = <Inner extends Pool | PoolClient>(inner: Inner): Inner =>
    new Proxy(inner, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        if (key === "query") {
          return async (query: string | { text: string }, ...rest: unknown[]) => {
            const text = typeof query === "string" ? query : query.text;
            const passed = isFrame(text) ? text : rule(text);
            const done: Promise<unknown> = value.call(
              target,
              typeof query === "string" ? passed : { ...query, text: passed },
              ...rest,
            );
            during(done);
            return done;
          };
        }
        if (key === "connect") {
          return async () => {
            const client: PoolClient = await value.call(target);
            during(new Promise<void>((resolve) => client.once("given back", resolve)));
            return door(client);
          };
        }
        if (key === "release") {
          return (broken?: Error) => {
            value.call(target, broken);
            (target as PoolClient).emit("given back" as never);
          };
        }
        return value.bind(target);
      },
    });
  return {
    db: dbOn(door(pool)),
    alive: () => !dead,
    die() {
      dead = true;
    },
    fuse(statements) {
      left = statements;
    },
    busy: () => busy,
  };
}

/** Takes the state guard out of the one UPDATE that moves a row on, as somebody might who thinks it needless. */
export const withoutStateGuard: Rule = (statement) => {
  if (!/^update "generations" set .*"state" = /.test(statement)) return statement;
  const open = statement.replace(/ and "generations"\."state" = (\$\d+)\)/, " and $1::text is not null)");
  if (open === statement) throw new Error("the guard is not where it was");
  return open;
};
