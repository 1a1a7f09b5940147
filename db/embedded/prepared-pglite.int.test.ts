import { afterAll, beforeAll, expect, test } from "vitest";
import { PreparedPglite } from "./prepared-pglite";

let client: PreparedPglite;
beforeAll(async () => {
  client = new PreparedPglite();
  await client.exec(
    "create table things (id integer primary key, name text, at timestamptz, tags text[], extra jsonb)",
  );
});
afterAll(() => client.close());

const array = { rowMode: "array" } as const;
const insert = "insert into things values ($1, $2, $3, $4, $5) returning *";

test("embedded: values of every kind come back as PGlite itself returns them", async () => {
  const values = [1, "两 \\ \" '", new Date("2026-11-26T10:00:00Z"), ["a", 'b"', "c,d"], { deep: [1, null] }];
  await client.query(insert, values);
  const text = "select *, 1.50::numeric as n, true as yes, null as none from things where id = any($1::integer[])";
  const [ours, theirs] = [await client.query(text, [[1]]), await client.transaction((tx) => tx.query(text, [[1]]))];
  expect(ours.rows).toEqual(theirs.rows);
  expect(ours.rows).toHaveLength(1);
  const asIs = { ...array, parsers: { 1184: (value: string) => value } };
  expect((await client.query<unknown[]>(text, [[1]], asIs)).rows[0]?.[2]).toBe("2026-11-26 10:00:00+00");
});

test("embedded: a statement that fails stops no other, however many run at once", async () => {
  const asked = Array.from({ length: 60 }, (_, n) =>
    client.query<[number]>("select 60 / $1::integer", [n % 3], n % 2 === 0 ? array : {}).then(
      ({ rows }) => Object.values(rows[0] ?? {})[0],
      (error: { code?: string }) => error.code,
    ),
  );
  const answers = await Promise.all(asked);
  expect(answers).toEqual(answers.map((_, n) => (n % 3 === 0 ? "22012" : 60 / (n % 3))));
});

test("embedded: queries from outside wait for an open transaction", async () => {
  const outside: unknown[] = [];
  const running = client.transaction(async (tx) => {
    await tx.query(insert, [2, "inside", null, null, null]);
    void client.query("select count(*)::integer from things", [], array).then(({ rows }) => outside.push(...rows));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(outside).toEqual([]);
    await tx.rollback();
  });
  await running;
  await expect.poll(() => outside).toEqual([[1]]);
});

test("embedded: a kept statement is planned again after its table changed", async () => {
  const read = () => client.query<unknown[]>("select * from things where id = $1", [1], array);
  expect((await read()).rows[0]).toHaveLength(5);
  await client.exec("alter table things add column more text");
  expect((await read()).rows[0]).toHaveLength(6);
});

test("embedded: the database keeps a bounded number of statements", async () => {
  for (let n = 0; n < 400; n++) await client.query(`select $1::integer + ${n}`, [1], array);
  const { rows } = await client.query<{ kept: number }>("select count(*)::integer as kept from pg_prepared_statements");
  expect(rows[0]?.kept).toBeLessThanOrEqual(150);
  expect(rows[0]?.kept).toBeGreaterThan(100);
});
