import { expect, test } from "vitest";
import { ROLES } from "@/lib/generations/roles";
import { appendImage, EMPTY_DOCUMENT, keysOf, type PromptDocument, replace } from "./prompt-document";
import { type RolePhrases, roleIn } from "./role-in";
import { giveRole } from "./role-phrase";
import { serialize } from "./serialize";

const phrases = Object.fromEntries(ROLES.map((role) => [role, ` is the ${role}.`])) as RolePhrases;
const sent = (prompt: PromptDocument) => serialize(prompt.doc, keysOf(prompt));
const start = replace(appendImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null }), 0, 0, ["Rain falls."]);

test("a role is written into the prompt", () => {
  expect(sent(giveRole(start, "a", "character", phrases))).toBe("Rain falls.\n@image1 is the character.");
});

test("another role replaces the first, and no role removes it", () => {
  const style = giveRole(giveRole(start, "a", "character", phrases), "a", "style", phrases);
  expect(sent(style)).toBe("Rain falls.\n@image1 is the style.");
  expect(sent(giveRole(style, "a", null, phrases))).toBe("Rain falls.");
});

test("an edited role sentence stays", () => {
  const given = giveRole(start, "a", "character", phrases);
  const changed = replace(given, 17, 20, ["was a"]);
  expect(sent(giveRole(changed, "a", "scene", phrases))).toContain("is was a character");
});

test("of a sentence with more words, such as a template's, only the role changes", () => {
  const own = replace(start, 0, 11, ["@image1 is the object: keep its label."]);
  const scene = giveRole(own, "a", "scene", phrases);
  expect(sent(scene)).toBe("@image1 is the scene: keep its label.");
  expect(roleIn(scene.doc, "a")).toBe("scene");
  expect(sent(giveRole(own, "a", null, phrases))).toBe("@image1: keep its label.");
});

test("the caret stays where the user was writing", () => {
  expect(giveRole({ ...start, caret: 4 }, "a", "character", phrases).caret).toBe(4);
});

test("the displayed role matches the prompt after any deletion, change or undo", () => {
  const shown = (prompt: PromptDocument) => roleIn(prompt.doc, "a");
  const given = giveRole(start, "a", "character", phrases);
  expect(shown(given)).toBe("character");
  expect(shown(replace(given, 11, 34, []))).toBeNull();
  expect(shown(replace(given, 17, 20, ["was a"]))).toBeNull();
  expect(shown(replace(given, 13, 14, []))).toBeNull();
  expect(shown(replace(EMPTY_DOCUMENT, 0, 0, ["@image1 is the style."]))).toBeNull();
  expect(shown(replace(start, 0, 0, ["@image1 is the style. "]))).toBe("style");
  expect(shown(giveRole(replace(given, 11, 34, []), "a", "scene", phrases))).toBe("scene");
});
