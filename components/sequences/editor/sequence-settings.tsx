"use client";

import { CaptionSection } from "@/components/sequences/captions/caption-section";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import { ClipPanel } from "./clip-panel";
import { type Part, Parts } from "./panel/parts";

/** In the order of their tabs; what is not the first is loaded when it is opened. */
const PARTS: readonly Part[] = [
  { id: "clip", Part: ClipPanel },
  { id: "whole", Part: lazyPart(withMessages(() => import("./panel/whole-panel"))) },
  { id: "audio", Part: lazyPart(withMessages(() => import("@/components/sequences/audio/audio-panel"))) },
];

/** What is set below the clips: of the selected one, of the whole and its sound, and the captions. */
export default function SequenceSettings({ name }: { name: string }) {
  return (
    <>
      <Parts parts={PARTS} />
      <CaptionSection name={name} />
    </>
  );
}
