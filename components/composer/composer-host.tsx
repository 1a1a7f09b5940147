"use client";

import { type ReactNode, useState } from "react";
import { NOTHING, type OpenState } from "@/components/composer/commands/open-state";
import { createEditorRef } from "@/components/composer/editor/editor-handle";
import { createUploads } from "@/components/composer/images/uploads";
import { createStore } from "@/components/ui/store";
import type { SeedWithElements } from "@/lib/elements/restored";
import type { ModelChoice } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import type { DraftView, OpenDraft } from "@/lib/prompts/drafts/content";
import type { RemixAddress } from "@/lib/shares/remix-address";
import { loadSeed } from "./changes";
import { ComposerProvider } from "./context";
import { initialState } from "./initial-state";
import { useComposerEffects } from "./use-composer-effects";
import { useRemix } from "./use-remix";

type Props = {
  /** The user who owns the draft. */
  owner: string;
  draft: DraftView | null;
  seed: SeedWithElements | null;
  /** A shared video to start from, whose images are copied first. */
  remix: RemixAddress | null;
  /** An image kept on another page, to add to those that are here. */
  brought: ImageView | null;
  /** A draft to open once the current one is saved. */
  asked: OpenDraft | null;
  models: readonly ModelChoice[];
  refine?: string | null;
  children: ReactNode;
};

/** Keeps the composer's state for the form and for what is beside it, such as the starters. */
export function ComposerHost({ owner, draft, seed, remix, brought, asked, models, refine, children }: Props) {
  const [composer] = useState(() => {
    const store = createStore(seed ? loadSeed(seed)(initialState(draft)) : initialState(draft));
    const uploads = createUploads(store);
    return { store, uploads, editor: createEditorRef(), open: createStore<OpenState>(NOTHING), models, refine };
  });
  useComposerEffects(composer, owner, seed, brought, asked);
  useRemix(composer.store, remix);
  return <ComposerProvider value={composer}>{children}</ComposerProvider>;
}
