"use client";

import { useEffect } from "react";
import { usePageCommands } from "@/components/commands/page-commands";
import { useComposerContext } from "@/components/composer/context";
import { DropZone } from "@/components/composer/images/drop-zone";
import { requestedItem } from "@/components/composer/library/requested-item";
import { useView } from "@/components/composer/prompt/use-view";
import { repeatEarly } from "@/components/ui/early-events";
import { lazyPart } from "@/components/ui/lazy-part";
import { useStore } from "@/components/ui/use-store";
import type { Duration } from "@/lib/generations/settings";
import { COMPOSER_COMMANDS } from "./composer-commands";
import { DIALOGS } from "./dialogs";
import { closeDialog } from "./open-state";

const ApplyRequested = lazyPart(() => import("@/components/composer/library/apply-requested"), { place: "above" });

const forget = () => requestedItem.set(() => null);

/** Offers the composer's commands and shows what they open; each dialog is loaded when it opens. */
export default function CommandHost({ estimates }: { estimates: Record<Duration, string> }) {
  const composer = useComposerContext();
  const dialog = useView(composer.open, (now) => now.dialog);
  const item = useStore(requestedItem);
  usePageCommands(COMPOSER_COMMANDS, composer);
  useEffect(() => void composer.editor.ready().then(repeatEarly), [composer]);

  const Dialog = dialog && DIALOGS[dialog];
  return (
    <>
      <DropZone />
      {Dialog && <Dialog estimates={estimates} onClose={() => composer.open.set(closeDialog)} />}
      {item && <ApplyRequested item={item} onClose={forget} />}
    </>
  );
}
