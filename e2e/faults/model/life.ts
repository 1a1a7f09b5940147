import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";

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

export function beginLife(client: Sql, mutation: Rule): Life {
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
  const door = (sql: Sql): Sql =>
    new Proxy(sql, {
      get(target, key) {
        if (key === "unsafe") {
          return (statement: string, ...rest: never[]) => {
            const query = target.unsafe(rule(statement), ...rest);
            // A query is lazy: whoever made it first says how its rows are to come.
            queueMicrotask(() => during(query));
            return query;
          };
        }
        if (key === "begin") {
          return (run: (tx: Sql) => Promise<unknown>) => {
            const done = target.begin((tx) => run(door(tx as unknown as Sql)));
            during(done);
            return done;
          };
        }
        return Reflect.get(target, key);
      },
    });
  return {
    db: drizzle(door(client), { schema }) as unknown as Db,
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
