import { describe, expect, test } from "vitest";
import { searchTerms, searchWords } from "./search-terms";

describe("what a search asks for", () => {
  test("a word is met anywhere inside a word", () => {
    expect(searchTerms("Light")).toEqual([{ like: "%light%", tokens: ["lig", "igh", "ght"] }]);
  });
  test("one or two letters are the beginning of a word", () => {
    expect(searchTerms("fo")).toEqual([{ like: "% fo%", tokens: ["^fo"] }]);
  });
  test("Chinese is met by its characters, also right beside Latin words", () => {
    expect(searchWords("让@image1跳舞!")).toEqual(["让", "image1", "跳舞"]);
    expect(searchTerms("红狐狸")).toEqual([{ like: "%红狐狸%", tokens: ["红狐", "狐狸"] }]);
    expect(searchTerms("狐")).toEqual([{ like: "%狐%", tokens: ["狐"] }]);
  });
  test("signs that a database reads as wildcards are never part of it", () => {
    expect(searchWords("100%_off\\")).toEqual(["100", "off"]);
  });
  test("a page of text pasted into the search stays a small question", () => {
    const terms = searchTerms(
      "abcdefghijklmnopqrstuvwxyz ".repeat(500) + Array.from({ length: 50 }, (_, i) => `w${i}`),
    );
    expect(terms.length).toBeLessThanOrEqual(8);
    expect(terms.flatMap((term) => term.tokens).length).toBeLessThanOrEqual(12);
    expect(terms.every((term) => term.tokens.length > 0)).toBe(true);
  });
});
