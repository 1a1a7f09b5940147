import { describe, expect, test } from "vitest";
import { searchTerms } from "./search-terms";

describe("what a search asks for", () => {
  test("a word matches anywhere inside a word", () => {
    expect(searchTerms(["light"])).toEqual([{ like: "%light%", tokens: ["lig", "igh", "ght"] }]);
  });
  test("one or two letters match the beginning of a word", () => {
    expect(searchTerms(["fo"])).toEqual([{ like: "% fo%", tokens: ["^fo"] }]);
  });
  test("scripts without spaces match by their characters", () => {
    expect(searchTerms(["红狐狸"])).toEqual([{ like: "%红狐狸%", tokens: ["红狐", "狐狸"] }]);
    expect(searchTerms(["狐"])).toEqual([{ like: "%狐%", tokens: ["狐"] }]);
    expect(searchTerms(["งู"])).toEqual([{ like: "%งู%", tokens: ["งู"] }]);
    expect(searchTerms(["𠮷野家"])).toEqual([{ like: "%𠮷野家%", tokens: ["𠮷野", "野家"] }]);
  });
  test("a page of pasted text stays a small query", () => {
    const terms = searchTerms(["abcdefghijklmnopqrstuvwxyz", ...Array.from({ length: 50 }, (_, i) => `w${i}`)]);
    expect(terms.length).toBeLessThanOrEqual(8);
    expect(terms.flatMap((term) => term.tokens).length).toBeLessThanOrEqual(12);
    expect(terms.every((term) => term.tokens.length > 0)).toBe(true);
  });
});
