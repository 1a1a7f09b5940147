"use client";

import { usePlayhead } from "@/components/sequences/editor/use-editor";
import { captionsAt } from "@/lib/sequences/captions/captions-at";
import { useCaptionState, useCaptions } from "./use-caption-state";

/** The captions over the preview, as a player shows them. */
export default function CaptionLayer() {
  const captions = useCaptions();
  const shown = useCaptionState((state) => state.shown);
  // A text, and not a list: it re-renders only where another one is shown.
  const text = usePlayhead(({ frame }) =>
    captionsAt(captions, frame)
      .map((caption) => caption.text.trim())
      .filter((one) => one !== "")
      .join("\n"),
  );
  if (!shown || text === "") return null;
  return (
    <p data-captions className="pointer-events-none absolute inset-x-[4%] bottom-[5%] z-30 text-center">
      <span
        dir="auto"
        className="whitespace-pre-line box-decoration-clone rounded-xs bg-black/75 px-2 py-0.5 text-[clamp(0.8rem,2.2vw,1.5rem)] text-white leading-normal [overflow-wrap:anywhere]"
      >
        {text}
      </span>
    </p>
  );
}
