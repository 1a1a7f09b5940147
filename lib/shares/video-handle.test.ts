import { expect, test, vi } from "vitest";
import { FIRST, filmHandle, filmNamed } from "./video-handle";

vi.mock("@/lib/secret", () => ({ authSecret: () => "a secret of this test alone, long enough" }));

const link = { id: "link", collectionId: null };
const live = { id: "live", collectionId: "cuts" };
const chosen = [
  { place: 1, id: "fox" },
  { place: 3, id: "heron" },
];
const collected = chosen.map(({ id }) => ({ place: null, id }));

test("a chosen film is named by its place, which outlives the film before it", () => {
  expect(filmNamed({ share: link, films: chosen }, "3")).toBe("heron");
  expect(filmNamed({ share: link, films: chosen.slice(1) }, "3")).toBe("heron");
  expect(filmNamed({ share: link, films: chosen.slice(1) }, FIRST)).toBeUndefined();
  expect(filmNamed({ share: link, films: chosen.slice(1) }, null)).toBeUndefined();
});

test("a film in a collection keeps its name when it is moved, and loses it when it is taken out", () => {
  const name = filmHandle(live, { place: null, id: "heron" });
  expect(filmNamed({ share: live, films: collected }, name)).toBe("heron");
  expect(filmNamed({ share: live, films: collected.toReversed() }, name)).toBe("heron");
  expect(filmNamed({ share: live, films: collected.slice(0, 1) }, name)).toBeUndefined();
});

test("the name tells neither film nor link, and opens no other link", () => {
  const name = filmHandle(live, { place: null, id: "heron" });
  expect(name).toMatch(/^[\w-]{16}$/);
  expect(name).not.toContain("heron");
  expect(filmHandle({ id: "another" }, { place: null, id: "heron" })).not.toBe(name);
  for (const guess of ["", FIRST, "2", "heron", `${name}x`]) {
    expect(filmNamed({ share: live, films: collected }, guess), guess).toBeUndefined();
  }
});

test("without a name a collection's link answers with what leads it now", () => {
  expect(filmNamed({ share: live, films: collected.toReversed() }, null)).toBe("heron");
  expect(filmNamed({ share: live, films: [] }, null)).toBeUndefined();
});
