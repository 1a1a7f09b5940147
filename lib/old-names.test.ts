import { expect, test } from "vitest";
import { acceptOldNames, OLD_DRAFT, withCurrentNames } from "./old-names";

test("old names: a value is read under its current name, else under its old one, and an empty one counts as given", () => {
  const values: Record<string, string> = { film: "old", image: "", picture: "old" };
  const read = acceptOldNames((name) => values[name], { video: "film", image: "picture" });
  expect([read("video"), read("image"), read("key")]).toEqual(["old", "", undefined]);
});

test("old names: fields of an object and of the objects in its lists get their current names", () => {
  const old = { pictures: [{ key: "a", referenceId: "1" }], gone: [{ referenceId: "2" }], doc: ["pictures"] };
  const current = { images: [{ key: "a", imageId: "1" }], gone: [{ imageId: "2" }], doc: ["pictures"] };
  expect(withCurrentNames(old, OLD_DRAFT)).toEqual(current);
  expect(withCurrentNames(current, OLD_DRAFT)).toEqual(current);
});

test("old names: a field with both names has the current one's value", () => {
  expect(withCurrentNames({ images: [], pictures: ["old"] }, OLD_DRAFT)).toEqual({ images: [] });
});

test("old names: a value nested without end is read, and one that is no object is kept", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(() => withCurrentNames(deep, OLD_DRAFT)).not.toThrow();
  expect(withCurrentNames(null, OLD_DRAFT)).toBeNull();
  expect(withCurrentNames("pictures", OLD_DRAFT)).toBe("pictures");
});
