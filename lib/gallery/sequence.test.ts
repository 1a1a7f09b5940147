import { expect, test } from "vitest";
import { readSequence, sequenceAddress, writeSequence } from "./sequence";

const read = (query: string) => {
  const address = new URLSearchParams(query);
  return readSequence((name) => address.get(name));
};

test("a video's address keeps the search that found it, and leads back to it", () => {
  const sequence = read("q=fox&state=ready&favorite=1");
  expect(writeSequence(sequence)).toBe("q=fox&state=ready&favorite=1");
  expect(sequenceAddress(sequence)).toEqual({ pathname: "/gallery", search: "q=fox&state=ready&favorite=1" });
});

test("a video that was opened from a collection stays in it", () => {
  const id = "7b0e9d52-0000-4000-8000-000000000000";
  expect(sequenceAddress(read(`collection=${id}`)).pathname).toBe(`/gallery/collections/${id}`);
  expect(read("collection=../../x")).toEqual({ kind: "filter", filter: {} });
});
