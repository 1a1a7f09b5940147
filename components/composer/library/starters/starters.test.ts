import { describe, expect, test } from "vitest";
import { initialState } from "@/components/composer/initial-state";
import { filled, placeholdersIn } from "@/components/composer/library/placeholders";
import { emptySlots } from "@/components/composer/prompt/asked-slots";
import {
  appendImage,
  EMPTY_DOCUMENT,
  keysOf,
  type PromptDocument,
  replace,
} from "@/components/composer/prompt/prompt-document";
import { parse } from "@/components/composer/prompt/serialize";
import { DEFAULTS, DIMENSIONS, MAX_IMAGES } from "@/lib/generations/settings";
import { check } from "../../checks/check";
import { shotsOf } from "../../shots/parse";
import { starters as en } from "./en";
import type { Starter } from "./starter";
import { starters as zh } from "./zh";

/** The composer after a template was applied and its images were added. */
function laid({ text, roles }: Starter): PromptDocument {
  const images = roles.reduce<PromptDocument>(
    (prompt, _role, at) => appendImage(prompt, { key: `k${at}`, name: `${at}.png`, alias: null }),
    EMPTY_DOCUMENT,
  );
  return replace(images, 0, 0, parse(text, keysOf(images)));
}

const numbers = (text: string) => [...text.matchAll(/@image(\d+)/g)].map((match) => Number(match[1]));

describe.each([
  ["en", en],
  ["zh", zh],
] as const)("the starters in %s", (language, starters) => {
  test("there are a dozen, each with a unique name", () => {
    expect(starters).toHaveLength(12);
    for (const field of ["id", "name", "text"] as const) {
      expect(new Set(starters.map((starter) => starter[field])).size).toBe(12);
    }
  });

  test.each(starters.map((starter) => [starter.name, starter] as const))("%s is ready to be sent", (_name, starter) => {
    const { text, roles, duration, ratio, frames } = starter;
    expect(DIMENSIONS[ratio]).toBeDefined();
    expect(roles.length).toBeLessThanOrEqual(MAX_IMAGES);
    expect(new Set(numbers(text))).toEqual(new Set(roles.map((_role, at) => at + 1)));

    // The slots are labeled by what will be sent.
    const slots = emptySlots({ doc: [text], images: [] }).filter(({ asked }) => asked);
    expect(slots.map(({ role }) => role)).toEqual(roles);

    // Every bracket belongs to a placeholder.
    expect(placeholdersIn(text).length).toBeGreaterThanOrEqual(2);
    const placeholders = placeholdersIn(text).map(([from, to]) => text.slice(from, to));
    expect(new Set(placeholders).size, "nobody fills in the same twice").toBe(placeholders.length);
    expect(filled(text)).not.toMatch(/[[\]【】［］]/);

    // The storyboard lasts as long as the video and has the text's shots, which are numbered.
    expect(frames.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(duration);
    const shots = shotsOf(laid(starter).doc);
    expect(shots.map(({ timed }) => timed)).toEqual(frames.length > 1 ? frames.map(() => false) : []);

    // Filled with its suggestions, it passes every check.
    const state = { ...initialState(null), settings: { ...DEFAULTS, ratio, duration } };
    expect(check({ ...state, prompt: laid({ ...starter, text: filled(text) }) })).toEqual([]);
    // Unfilled, only the placeholders are found.
    const found = new Set(check({ ...state, prompt: laid(starter) }).map(({ rule }) => rule));
    expect([...found]).toEqual(["placeholder"]);
  });

  test("they are written in their language", () => {
    for (const { name, about, text } of starters) {
      const chinese = /\p{Script=Han}/u;
      for (const words of [name, about, text]) expect(chinese.test(words)).toBe(language === "zh");
    }
  });
});
