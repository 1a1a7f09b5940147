import { describe, expect, test } from "vitest";
import { textOf } from "@/lib/accounts/form-state";
import { readTags } from "@/lib/gallery/tags";
import { DEFAULTS } from "@/lib/generations/settings";
import { givenName } from "@/lib/prompts/names";
import { changeSchema } from "@/lib/shares/schema";
import { composeSchema } from "./schema";

const sent = (prompt: string, images = 2) => {
  const imageIds = ["a", "b", "c"].slice(0, images);
  const read = composeSchema.safeParse({
    requestId: crypto.randomUUID(),
    prompt,
    imageIds,
    variations: [DEFAULTS],
    model: DEFAULTS.model,
  });
  return read.success ? read.data.prompt : (read.error.issues[0]?.message ?? "");
};

const MIRA = "0f4ce19a-9d3f-4d9e-8f64-1f3f8d1b2c3d";

test.each([
  [[{ id: MIRA, numbers: [1, 2] }], null],
  [[{ id: MIRA, numbers: [] }], null],
  [[{ id: MIRA, numbers: [3] }], "element_image_missing"],
  [[{ id: MIRA, numbers: [0] }], "element_image_missing"],
  [[{ id: "mira", numbers: [1] }], "element_missing"],
  [[MIRA, MIRA].map((id) => ({ id, numbers: [1] })), "request"],
  ["mira", "request"],
])("elements of a submit: %j is answered with %s", (elements, message) => {
  const read = composeSchema.safeParse({
    ...{ requestId: crypto.randomUUID(), prompt: "@image1", imageIds: ["a", "b"], elements },
    ...{ variations: [DEFAULTS], model: DEFAULTS.model },
  });
  expect(read.error?.issues[0]?.message ?? null).toBe(message);
});

test.each(["\u200b", "\u2060", "\u3164", "\u200e", "\u00ad", "\u2800", "\ufe0f \u115f\n", "\u0000", "\u0301"])(
  "a prompt of only %j is not submitted",
  (prompt) => {
    expect(sent(prompt)).toBe("prompt_empty");
  },
);

describe("a required text of only invisible characters is empty", () => {
  test.each(["\u200b", "\u3164", "\u2800\u00ad"])("%j", (text) => {
    expect(givenName.safeParse(text).error?.issues[0]?.message).toBe("name_empty");
    expect(readTags(`rain, ${text}, sea`)).toEqual(["rain", "sea"]);
    expect(changeSchema.parse({ title: text, note: text })).toEqual({ title: null, note: null });
    const form = new FormData();
    form.set("name", text);
    expect(textOf(form, "name")).toBe("");
  });
});

test.each([
  ["see @image1", "see @image1"],
  ["＠图１和@image02", "@image1和@image2"],
  ["x@image2walks", "x @image2 walks"],
  ["write to me@image9.com", "write to me@image9.com"],
  ["see @image3", "mention_missing"],
  ["see @image0", "mention_missing"],
  ["看@图3", "mention_missing"],
])("%s is sent as %s", (prompt, arrives) => {
  expect(sent(prompt)).toBe(arrives);
});
