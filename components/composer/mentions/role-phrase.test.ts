import { expect, test } from "vitest";
import { ROLES } from "../roles";
import { giveRole, type RolePhrases } from "./role-phrase";
import { serialise } from "./serialise";
import { addPicture, EMPTY, keysOf, replace, type Work } from "./work";

const phrases = Object.fromEntries(ROLES.map((role) => [role, ` is the ${role}.`])) as RolePhrases;
const sent = (work: Work) => serialise(work.doc, keysOf(work));
const start = replace(addPicture(EMPTY, { key: "a", name: "a", alias: null, role: null }), 0, 0, ["Rain falls."]);

test("a role is written where it can be read", () => {
  expect(sent(giveRole(start, "a", "character", phrases))).toBe("Rain falls.\n@image1 is the character.");
});

test("another role takes the place of the first, and none takes it away", () => {
  const style = giveRole(giveRole(start, "a", "character", phrases), "a", "style", phrases);
  expect(sent(style)).toBe("Rain falls.\n@image1 is the style.");
  expect(sent(giveRole(style, "a", null, phrases))).toBe("Rain falls.");
});

test("a sentence that its writer has changed stays", () => {
  const given = giveRole(start, "a", "character", phrases);
  const changed = replace(given, 17, 20, ["was a"]);
  expect(sent(giveRole(changed, "a", "scene", phrases))).toContain("is was a character");
});

test("where the person was writing stays where it was", () => {
  expect(giveRole({ ...start, caret: 4 }, "a", "character", phrases).caret).toBe(4);
});
