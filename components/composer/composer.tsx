"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { DraftView } from "@/lib/drafts/content";
import type { ForCompose } from "@/lib/generations/for-compose";
import type { Duration } from "@/lib/generations/settings";
import type { PictureView } from "@/lib/generations/view";
import { Announcer } from "./announcer";
import { beginAgain } from "./changes";
import { DeskProvider } from "./context";
import { createEditorPort } from "./editor/port";
import { GenerateBar } from "./generate-bar";
import { initialState } from "./initial-state";
import { LaterChecks } from "./later-checks";
import { laterSender } from "./later-sender";
import { LaterShots } from "./later-shots";
import { Pictures } from "./pictures";
import { PromptField } from "./prompt-field";
import { Settings } from "./settings";
import { createStore } from "./store";
import { NOTHING, type Open } from "./tools/open";
import { createUploads } from "./uploads";
import { useDeskLife } from "./use-desk-life";
import { useMounted } from "./use-mounted";

const DropZone = lazyPart(() => import("./drop-zone"), { unasked: "silent" });
const Opened = lazyPart(() => import("./tools/opened"), { unasked: "told" });
const DraftNotice = lazyPart(() => import("./draft/draft-notice"), { unasked: "silent" });

type Props = {
  /** Whose draft this is. */
  owner: string;
  draft: DraftView | null;
  seed: ForCompose | null;
  /** A picture kept on another page, to lie beside those that are here. */
  brought: PictureView | null;
  estimates: Record<Duration, string>;
};

/** Where a film is asked for. What is typed never leaves it: not on a failure, and not when it was sent. */
export function Composer({ owner, draft, seed, brought, estimates }: Props) {
  const t = useTranslations("compose");
  const [desk] = useState(() => {
    const store = createStore(seed ? beginAgain(seed)(initialState(draft)) : initialState(draft));
    const uploads = createUploads(store);
    return { store, uploads, editor: createEditorPort(), open: createStore<Open>(NOTHING) };
  });
  useDeskLife(desk, owner, seed, brought);
  const [send] = useState(() => laterSender(desk, { sent: (count) => t("sent", { count }) }));
  const mounted = useMounted();
  const [settingsOpen, setSettingsOpen] = useState(false);
  return (
    <DeskProvider value={desk}>
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
          <LaterShots />
          <Pictures />
          <LaterChecks />
          <Settings open={settingsOpen} />
        </div>
        <GenerateBar estimates={estimates} open={settingsOpen} onToggle={() => setSettingsOpen(!settingsOpen)} />
        {mounted && <Opened estimates={estimates} />}
        <Announcer />
      </form>
    </DeskProvider>
  );
}
