import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { en, htmlOf } from "@/e2e/fixtures/component";
import { packViews } from "@/lib/generations/packed-views";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import { DEFAULTS } from "@/lib/generations/settings";
import type { GenerationView } from "@/lib/generations/view";
import type { DraftView } from "@/lib/prompts/drafts/content";
import { Composer } from "./composer";
import { ComposerHost } from "./composer-host";
import { firstMessages } from "./first-messages";
import { Stage } from "./stage/stage";

vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => ({}) }));
vi.mock("@/lib/generations/actions", () => ({}));
vi.mock("@/lib/shares/actions", () => ({}));

const image = { id: "i", url: "/i", thumbUrl: "/t", width: 9, height: 9, name: "hero.jpg" };
const draft: DraftView = {
  version: 1,
  views: [image],
  elements: [],
  content: {
    open: { id: "d", name: "Named" },
    doc: ["A fox ", { key: "k" }, " @image2"],
    images: [
      { key: "k", name: "hero.jpg", alias: null, imageId: "i", wholeId: null },
      { key: "l", name: "lost.jpg", alias: "lost", imageId: null, wholeId: null },
    ],
    gone: [],
    elements: [],
    settings: DEFAULTS,
    by: "",
    seq: 1,
  },
};
const made = (id: string, changes: Partial<GenerationView> = {}): GenerationView => ({
  ...SAMPLE_VIEW,
  id,
  ...changes,
});
const ready = { video: { url: "/v", downloadUrl: "/v?download=1", bytes: 9 } };

/** Messages that a page lacks, which would be shown as their keys. */
async function missing(node: ReactNode): Promise<string[]> {
  const errors: string[] = [];
  const messages = firstMessages(en);
  await htmlOf(
    <NextIntlClientProvider
      locale="en"
      messages={messages}
      onError={(error) => errors.push(error.message)}
      getMessageFallback={({ key }) => key}
    >
      {node}
    </NextIntlClientProvider>,
  );
  return errors;
}

for (const [name, started] of Object.entries({ "an empty": null, "a named": draft })) {
  test(`first messages: the composer of ${name} draft lacks none`, async () => {
    const models = [{ id: DEFAULTS.model, name: "Seedance 2.0" }];
    const composer = (
      <ComposerHost
        owner="ada"
        draft={started}
        seed={null}
        remix={null}
        brought={null}
        asked={null}
        models={models}
        refine="simulator"
      >
        <Composer brought={null} estimates={{ 5: "0.5", 10: "1", 15: "1.5" }} />
      </ComposerHost>
    );
    expect(await missing(composer)).toEqual([]);
  });
}

test("first messages: the stage lacks none, whatever its newest video is", async () => {
  const failure = { class: "moderation_text", reason: null, ours: null, charged: false } as const;
  const batch = [1, 2].map((at) => made(`b${at}`, { ...ready, batchId: "b", batch: { at, of: 2 } }));
  const newest = [made("a", ready), made("a", { state: "rendering" }), made("a", { state: "failed", failure })];
  for (const first of newest) {
    expect(
      await missing(
        <Stage initial={packViews([first, ...batch])} at={0}>
          Starters
        </Stage>,
      ),
    ).toEqual([]);
  }
  expect(
    await missing(
      <Stage initial={packViews(batch)} at={0}>
        Starters
      </Stage>,
    ),
  ).toEqual([]);
});
