import { isTerminal, NEXT, type State } from "@/lib/generations/lifecycle/states";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import type { GenerationView } from "@/lib/generations/view";

type Sample = { what: string; generation: GenerationView };
const sample = (what: string, change: Partial<GenerationView>): Sample => ({
  what,
  generation: { ...SAMPLE_VIEW, id: what.replaceAll(" ", "-"), ...change },
});
type Failure = NonNullable<GenerationView["failure"]>;
const failed = (failure: Failure): Partial<GenerationView> => ({ state: "failed", failure });
const causes: Failure["class"][] = [
  ...(["moderation_text", "moderation_image", "moderation_output", "bad_input", "account"] as const),
  ...(["provider", "no_video", "bad_file", "expired", "ours"] as const),
];
const ready: Partial<GenerationView> = {
  state: "ready",
  posterUrl: "/icon.svg",
  placeholder: "#3a4656",
  consumed: "0.5",
};

/** Every state of a card, with the content that is hardest to lay out. */
export const samples: Sample[] = [
  ...(Object.keys(NEXT) as State[])
    .filter((state) => !isTerminal(state) || state === "canceled")
    .map((state) => sample(state, { state })),
  sample("rendering with a known duration", { state: "rendering", timeRange: { likely: 40, late: 120 } }),
  sample("unconfirmed and called back", { state: "unconfirmed", calledBack: true }),
  sample("needs attention", { state: "saving", stalled: true, lastTrouble: "the provider's address did not answer" }),
  ...causes.map((kind) =>
    sample(`failed ${kind}`, failed({ class: kind, reason: "The provider's words.", ours: null, charged: false })),
  ),
  sample("failed and charged", failed({ class: "provider", reason: null, ours: null, charged: true })),
  sample("failed and nobody knows", failed({ class: "expired", reason: null, ours: null, charged: null })),
  sample("ready", ready),
  sample("ready without a poster", { ...ready, posterUrl: null }),
  sample("ready with a broken poster", { ...ready, posterUrl: "/missing.webp" }),
  sample("ready and a favorite", { ...ready, favorite: true }),
  sample("ready in a batch", { ...ready, batchId: "batch", batch: { at: 2, of: 4 } }),
  sample("ready with a very long prompt", { ...ready, prompt: "Fog ".repeat(400) }),
  sample("ready from right to left", { ...ready, prompt: "منارة في الضباب، لقطة واسعة" }),
  sample("ready and tall", { ...ready, ratio: "9:16", width: 720, height: 1280 }),
  sample("ready and very wide", { ...ready, ratio: "21:9", width: 1470, height: 630 }),
];
