"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { StatusLine } from "@/components/composer/checks/status-line";
import { NOTHING, type OpenState } from "@/components/composer/commands/open-state";
import { createEditorRef } from "@/components/composer/editor/editor-handle";
import { ImageList } from "@/components/composer/images/image-list";
import { createUploads } from "@/components/composer/images/uploads";
import { PromptField } from "@/components/composer/prompt/prompt-field";
import { Settings } from "@/components/composer/settings/settings";
import { LazyShots } from "@/components/composer/shots/lazy-shots";
import { GenerateBar } from "@/components/composer/submit/generate-bar";
import { lazySubmitter } from "@/components/composer/submit/lazy-submit";
import { lazyPart } from "@/components/ui/lazy-part";
import { createStore } from "@/components/ui/store";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import type { Duration, ModelChoice } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import type { DraftView } from "@/lib/prompts/drafts/content";
import { loadSeed } from "./changes";
import { ComposerProvider } from "./context";
import { initialState } from "./initial-state";
import { useComposerEffects } from "./use-composer-effects";
import { useMounted } from "./use-mounted";

const DropZone = lazyPart(() => import("@/components/composer/images/drop-zone"), { eager: "silent" });
const Opened = lazyPart(() => import("@/components/composer/commands/command-host"), { eager: "visible" });
const DraftNotice = lazyPart(() => import("@/components/composer/drafts/draft-notice"), { eager: "silent" });

type Props = {
  /** The user who owns the draft. */
  owner: string;
  draft: DraftView | null;
  seed: ComposerSeed | null;
  /** An image kept on another page, to add to those that are here. */
  brought: ImageView | null;
  estimates: Record<Duration, string>;
  models: readonly ModelChoice[];
};

/** Where prompts are written and submitted. The text survives a failed submit as well as a successful one. */
export function Composer({ owner, draft, seed, brought, estimates, models }: Props) {
  const t = useTranslations("compose");
  const [composer] = useState(() => {
    const store = createStore(seed ? loadSeed(seed)(initialState(draft)) : initialState(draft));
    const uploads = createUploads(store);
    return { store, uploads, editor: createEditorRef(), open: createStore<OpenState>(NOTHING), models };
  });
  useComposerEffects(composer, owner, seed, brought);
  const [send] = useState(() => lazySubmitter(composer, { sent: (count) => t("sent", { count }) }));
  const mounted = useMounted();
  const [settingsOpen, setSettingsOpen] = useState(false);
  return (
    <ComposerProvider value={composer}>
      <form
        aria-label={t("form")}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
        className="flex min-h-0 flex-col rounded-t-lg bg-surface shadow-(--shadow) lg:rounded-lg"
      >
        {mounted && <DropZone />}
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 sm:p-5 lg:gap-5">
          {mounted && <DraftNotice />}
          <PromptField />
          <LazyShots />
          <ImageList />
          <Settings open={settingsOpen} />
        </div>
        <div className="px-4 sm:px-5">
          <StatusLine />
        </div>
        <GenerateBar estimates={estimates} open={settingsOpen} onToggle={() => setSettingsOpen(!settingsOpen)} />
        {mounted && <Opened estimates={estimates} />}
      </form>
    </ComposerProvider>
  );
}
