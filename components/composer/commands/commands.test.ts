import { expect, test } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import zh from "@/lib/i18n/messages/zh.json";
import { COMMANDS, commandOf } from "./commands";

test("no key runs two commands", () => {
  const keys = COMMANDS.map((action) => action.keys.join("+").toLowerCase());
  expect(new Set(keys).size).toBe(keys.length);
});

test("every command has a name in both languages", () => {
  for (const { id } of COMMANDS) {
    expect(en.compose.tools.does).toHaveProperty(id);
    expect(zh.compose.tools.does).toHaveProperty(id);
  }
});

test("a letter runs its command with and without caps lock; a key combination never runs from one character", () => {
  expect(commandOf("w")?.id).toBe("sent");
  expect(commandOf("W")?.id).toBe("sent");
  expect(commandOf("z")).toBeUndefined();
  expect(commandOf("Delete")).toBeUndefined();
});
