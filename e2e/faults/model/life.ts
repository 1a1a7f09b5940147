import type { Pool, PoolClient } from "pg";
import { dbOn } from "@/db/connection/postgres";
import type { Db } from "@/db/database";

/** Changes a statement before it is sent to Postgres, or throws instead. */
export type Rule = (statement: string) => string;

/** One lifetime of a server process: it may die between any two statements, and then does nothing more. */
export type Life = {
  db: Db;
  alive(): boolean;
  die(): void;
  /** Dies by itself after this many further statements. */
  fuse(statements: number): void;
  /** The number of open statements and transactions. */
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
  /** Not counted: a process that dies inside a transaction leaves it to be rolled back. */
  const isBoundary = (statement: string) => /^(begin|commit|rollback)\b/.test(statement);
  const mortal = <Inner extends Pool | PoolClient>(inner: Inner): Inner =>
    new Proxy(inner, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        if (key === "query") {
          return async (query: string | { text: string }, ...rest: unknown[]) => {
            const text = typeof query === "string" ? query : query.text;
            const passed = isBoundary(text) ? text : rule(text);
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
            during(new Promise<void>((resolve) => client.once("released", resolve)));
            return mortal(client);
          };
        }
        if (key === "release") {
          return (broken?: Error) => {
            value.call(target, broken);
            (target as PoolClient).emit("released" as never);
          };
        }
        return value.bind(target);
      },
    });
  return {
    db: dbOn(mortal(pool)),
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

/** Removes the state guard from the one UPDATE that makes transitions. The model must notice that. */
export const withoutStateGuard: Rule = (statement) => {
  if (!/^update "generations" set .*"state" = /.test(statement)) return statement;
  const open = statement.replace(/ and "generations"\."state" = (\$\d+)\)/, " and $1::text is not null)");
  if (open === statement) throw new Error("the state guard has moved");
  return open;
};
