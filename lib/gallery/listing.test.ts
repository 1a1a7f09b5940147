import { expect, test } from "vitest";
import { listingAddress, readListing, writeListing } from "./listing";

const read = (query: string) => {
  const address = new URLSearchParams(query);
  return readListing((name) => address.get(name));
};

test("a video's address keeps the search that found it, and leads back to it", () => {
  const listing = read("q=fox&state=ready&favorite=1");
  expect(writeListing(listing)).toBe("q=fox&state=ready&favorite=1");
  expect(listingAddress(listing)).toEqual({ pathname: "/gallery", search: "q=fox&state=ready&favorite=1" });
});

test("a video that was opened from a collection stays in it", () => {
  const id = "7b0e9d52-0000-4000-8000-000000000000";
  expect(listingAddress(read(`collection=${id}`)).pathname).toBe(`/gallery/collections/${id}`);
  expect(read("collection=../../x")).toEqual({ kind: "filter", filter: {} });
});
