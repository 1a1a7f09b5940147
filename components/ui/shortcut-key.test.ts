import { describe, expect, test } from "vitest";
import { keyLabel } from "./key-label";
import { shortcutKey } from "./shortcut-key";

const press = (key: string, code: string, shiftKey = false) => shortcutKey({ key, code, shiftKey });

describe("the shortcut of a pressed key", () => {
  test.each([
    ["Russian", "л", "KeyK", "k"],
    ["Russian with Shift", "Л", "KeyK", "k"],
    ["Russian comma's place", "б", "Comma", ","],
    ["Greek", "λ", "KeyL", "l"],
    ["Greek final sigma", "ς", "KeyW", "w"],
    ["Hebrew", "ל", "KeyK", "k"],
    ["Arabic", "ص", "KeyW", "w"],
    ["Arabic two letters on one key", "لا", "KeyB", "b"],
    ["Korean", "ㅏ", "KeyK", "k"],
    ["Thai", "ห", "KeyS", "s"],
    ["Japanese kana", "り", "KeyL", "l"],
    ["Ukrainian", "і", "KeyS", "s"],
  ])("%s: by place", (_, key, code, shortcut) => {
    expect(press(key, code, key !== key.toLowerCase())).toBe(shortcut);
  });

  test.each([
    ["US", "k", "KeyK", "k"],
    ["AZERTY a", "a", "KeyQ", "a"],
    ["AZERTY z", "z", "KeyW", "z"],
    ["Dvorak k", "k", "KeyV", "k"],
    ["Dvorak s", "s", "Semicolon", "s"],
    ["caps lock", "W", "KeyW", "w"],
    ["German z", "z", "KeyY", "z"],
    ["Turkish dotless i, which is no i", "ı", "KeyI", "ı"],
    ["a letter of its own", "ö", "Semicolon", "ö"],
    ["no place", "w", "", "w"],
  ])("%s: by what it writes", (_, key, code, shortcut) => {
    expect(press(key, code)).toBe(shortcut);
  });

  test("a typed symbol is that symbol, wherever its key is", () => {
    expect(press("?", "Digit7", true)).toBe("?");
    expect(press("/", "Digit7", true)).toBe("/");
    expect(press("؟", "Slash", true)).toBe("?");
    expect(press("？", "Slash", true)).toBe("?");
    expect(press("，", "Comma")).toBe(",");
    expect(press("Б", "Comma", true)).toBe("<");
  });

  test("a symbol on a letter's key is the letter on a Hebrew keyboard, and the symbol on a Dvorak one", () => {
    press("ש", "KeyA");
    expect(press("'", "KeyW")).toBe("w");
    press("a", "KeyA");
    expect(press(",", "KeyW")).toBe(",");
    expect(press("'", "KeyQ")).toBe("'");
  });

  test("named keys keep their names", () => {
    expect(["ArrowLeft", "Escape", "F2", "Home", "Dead", "Process"].map((key) => press(key, "KeyK"))).toEqual([
      ...["arrowleft", "escape", "f2", "home", "dead", "process"],
    ]);
    expect(press(" ", "Space")).toBe(" ");
  });
});

describe("the label of a shortcut", () => {
  const russian = new Map([
    ["KeyW", "ц"],
    ["Comma", "б"],
    ["Slash", "."],
  ]);
  test("it uses the keyboard's letters, with Shift where the symbol needs it", () => {
    expect(["W", ",", "<", "/", "Home", "Ctrl/⌘"].map((key) => keyLabel(key, russian))).toEqual([
      ...["Ц", "Б", "⇧Б", "/", "Home", "Ctrl/⌘"],
    ]);
  });
  test("it stays unchanged on Latin keyboards and where the layout is unknown", () => {
    expect(keyLabel("A", new Map([["KeyA", "q"]]))).toBe("A");
    expect(keyLabel("W", new Map())).toBe("W");
  });
});
