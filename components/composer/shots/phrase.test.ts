import { expect, test } from "vitest";
import { charsOf } from "@/components/composer/prompt/prompt-text";
import { putWord, wordIn } from "./phrase";

const SIZES = ["Wide shot", "Close-up", "Extreme close-up"];
const MOVES = ["Slow push-in", "Orbit"];
const CHINESE = ["全景", "特写", "大特写"];
const size = (text: string, word: string) => charsOf(putWord([text], word, SIZES, "start"));
const move = (text: string, word: string) => charsOf(putWord([text], word, MOVES, "end"));

test("a size starts a shot and a move ends it, each as a sentence", () => {
  expect(size("She runs.", "Wide shot")).toBe("Wide shot. She runs.");
  expect(move("She runs.", "Orbit")).toBe("She runs. Orbit.");
  expect(move("She runs", "Orbit")).toBe("She runs. Orbit.");
  expect(move("", "Orbit")).toBe("Orbit.");
  expect(charsOf(putWord(["她奔跑"], "特写", CHINESE, "start"))).toBe("特写。她奔跑");
});

test("another word of the same kind replaces the first, and the same word removes it", () => {
  expect(size("Wide shot. She runs.", "Close-up")).toBe("Close-up. She runs.");
  expect(size("Wide shot. She runs.", "Wide shot")).toBe("She runs.");
  expect(move("She runs. Orbit.", "Orbit")).toBe("She runs.");
  expect(move(move("She runs.", "Orbit"), "Slow push-in")).toBe("She runs. Slow push-in.");
});

test("a word inside another word doesn't count", () => {
  expect(wordIn(["extreme close-up of a ring"], SIZES)).toBe("Extreme close-up");
  expect(wordIn(["an orbiter"], MOVES)).toBeNull();
  expect(wordIn(["大特写。戒指"], CHINESE)).toBe("大特写");
});

test("mentions keep their positions", () => {
  const body = ["", { key: "hero" }, " runs. Orbit."].slice(1);
  expect(putWord(body, "Wide shot", SIZES, "start")).toEqual(["Wide shot. ", { key: "hero" }, " runs. Orbit."]);
  expect(putWord(body, "Orbit", MOVES, "end")).toEqual([{ key: "hero" }, " runs."]);
});
