import { BufferSource, Input, MP4 } from "mediabunny";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";

// Only the lines that a developer adds.
vi.mock("./defapi/capabilities", async (original) => {
  const { DEFAPI_CAPABILITIES: now } = await original<typeof import("./defapi/capabilities")>();
  return {
    DEFAPI_CAPABILITIES: {
      ...now,
      models: { ...now.models, "seedance-3.0": "Seedance 3.0" },
      ratios: { ...now.ratios, "2:1": { width: 1360, height: 680 } },
      durations: [...now.durations, 18],
    },
  };
});

// No history yet: estimates come from the environment.
vi.mock("@/db/generations/estimate-queries", () => ({ recentCosts: async () => new Map() }));

const added = { ratio: "2:1", duration: 18, model: "seedance-3.0" } as const;

test("a line of data: its ratio, duration and model are accepted, and those of no line are not", async () => {
  const { composeSchema } = await import("@/lib/generations/admission/schema");
  const { model, ...variation } = added;
  const wish = (more: object) => ({
    requestId: crypto.randomUUID(),
    prompt: "rain",
    imageIds: [],
    model,
    variations: [{ ...variation, ...more }],
  });
  expect(composeSchema.safeParse(wish({})).success).toBe(true);
  for (const wrong of [{ ratio: "5:1" }, { duration: 19 }, { ratio: "toString" }])
    expect(composeSchema.safeParse(wish(wrong)).success).toBe(false);
  expect(composeSchema.safeParse({ ...wish({}), model: "seedance-4.0" }).success).toBe(false);
});

test("a line of data: it appears in the grid, and among the durations, the models and the batches", async () => {
  const { createStore } = await import("@/components/ui/store");
  const { ComposerProvider } = await import("@/components/composer/context");
  const { NOTHING } = await import("@/components/composer/commands/open-state");
  const { initialState } = await import("@/components/composer/initial-state");
  const { Settings } = await import("@/components/composer/settings/settings");
  const { expandBatch } = await import("@/components/composer/submit/batch-mode");
  const { offeredModels } = await import("@/lib/generations/loaders");
  const { default: messages } = await import("@/lib/i18n/messages/en.json");
  const { DEFAULTS } = await import("@/lib/generations/settings");
  const composer = { store: createStore(initialState(null)), open: createStore(NOTHING), models: offeredModels() };
  const children = createElement(
    ComposerProvider,
    { value: composer as never },
    createElement(Settings, { open: true }),
  );
  const page = renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale: "en", messages, timeZone: "UTC", children }),
  );
  expect(page).toContain('aria-label="2:1"');
  expect(page).toContain("repeat(7,");
  expect(page).toContain(">18 s<");
  expect(page).toContain('<option value="seedance-3.0">Seedance 3.0</option>');
  expect(expandBatch(DEFAULTS, "ratios").at(-1)).toMatchObject({ ratio: "2:1" });
  expect(expandBatch(DEFAULTS, "durations").at(-1)).toMatchObject({ duration: 18 });
});

test("a line of data: its cost is estimated, and its size is known before there is a video", async () => {
  const { estimates } = await import("@/lib/generations/admission/estimate");
  const { dimensionsOf, DURATIONS } = await import("@/lib/generations/settings");
  const prices = await estimates({ db: undefined as never, creditsPerSecond: "0.1" }, DURATIONS);
  expect(prices).toMatchObject({ "5": "0.500000", "18": "1.800000" });
  expect(dimensionsOf({ ratio: "2:1", videoWidth: null, videoHeight: null })).toEqual({ width: 1360, height: 680 });
});

test("a line of data: the simulator accepts it and renders its size and its duration", async () => {
  const { validate } = await import("../simulator/validate");
  const { drawLoop } = await import("../simulator/renderer/draw-loop");
  const { repeatLoop } = await import("../simulator/renderer/repeat-loop");
  const content = [{ type: "text", text: "rain" }];
  const read = validate(JSON.stringify({ ...added, content }));
  if (!read.ok) throw new Error(read.message);
  const { ratio, duration, prompt } = read.submission;
  const video = await repeatLoop(await drawLoop({ prompt, variation: 0, ratio, small: true }), duration);
  const input = new Input({ source: new BufferSource(video), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  expect({ width: track?.displayWidth, height: track?.displayHeight }).toEqual({ width: 340, height: 170 });
  expect(await input.computeDuration()).toBeCloseTo(18, 2);
});
