import { expect, test } from "vitest";
import { readIds } from "./compare";

const id = (end: number) => `7b0e9d52-0000-4000-8000-00000000000${end}`;

test("an address names each video once, at most four, and only valid ids", () => {
  expect(readIds(`${id(1)},${id(2)},${id(1)},x,../..,${id(3)},,${id(4)},${id(5)}`)).toEqual([1, 2, 3, 4].map(id));
  expect(readIds("")).toEqual([]);
});
