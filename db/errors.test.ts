import { expect, test } from "vitest";
import { hasNoRoom, isDatabaseDown, isRefusal, isRefusedText } from "./errors";

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });
const failed = (cause: Error) => new Error("Failed query", { cause });

test.each(["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "08006", "57P01", "25006", "53300"])(
  "%s means that the database is unreachable",
  (code) => {
    expect(isDatabaseDown(failed(coded(code)))).toBe(true);
    expect(isRefusal(coded(code))).toBe(false);
  },
);

test.each(["Connection terminated unexpectedly", "timeout exceeded when trying to connect"])(
  "%s means that the database is unreachable",
  (message) => {
    expect(isDatabaseDown(failed(new Error(message)))).toBe(true);
    expect(isRefusal(new Error(message))).toBe(false);
  },
);

test.each(["23505", "42P01", "22021", "40001"])("%s means that the database refused the query", (code) => {
  expect(isDatabaseDown(failed(coded(code)))).toBe(false);
  expect(isRefusal(coded(code))).toBe(true);
});

test.each([
  coded("53300", "sorry, too many clients already"),
  coded("08P01", "no more connections allowed (max_client_conn)"),
  coded("XX000", "MaxClientsInSessionMode: max clients reached"),
  coded("57P03", "the database system is starting up"),
])("$message counts as no room", (error) => {
  expect(hasNoRoom(failed(error))).toBe(true);
  expect(hasNoRoom(coded("23505"))).toBe(false);
});

test.each([
  ["22021", true],
  ["22P05", true],
  ["23505", false],
  ["ECONNREFUSED", false],
])("%s means that the text was refused: %s", (code, refused) => {
  expect(isRefusedText(new Error("Failed query", { cause: coded(code) }))).toBe(refused);
});
