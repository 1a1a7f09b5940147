"use client";

import { Clapperboard, Eye, LibraryBig } from "lucide-react";
import { useTranslations } from "next-intl";
import { useComposerContext } from "@/components/composer/context";
import { useView } from "@/components/composer/prompt/use-view";
import { useKeyLabel } from "@/components/ui/use-key-label";
import { MenuButton } from "./menu-button";
import { openLibrary } from "./open-library";
import { openDialog, showShots } from "./open-state";
import { showRequest } from "./show-request";
import { toggleShots } from "./toggle-shots";

const TOOL =
  "flex min-h-11 items-center gap-1.5 rounded-md px-2.5 text-faint text-sm hover:bg-raised hover:text-ink lg:min-h-9";
const SMALL = "grid size-11 place-items-center rounded-md text-soft";

/** Buttons for the most frequent commands; the menu has the rest. `small` hides the labels. */
export function Tools({ small = false }: { small?: boolean }) {
  const t = useTranslations("compose.tools");
  const { open } = useComposerContext();
  const label = useKeyLabel();
  const shots = useView(open, (now) => now.shots);
  const look = small ? SMALL : TOOL;
  const words = small ? "sr-only" : "";
  return (
    <div className="-mx-2.5 flex flex-wrap">
      <button
        type="button"
        className={look}
        aria-keyshortcuts={openLibrary.keys[0].toLowerCase()}
        title={`${t("library")} (${label(openLibrary.keys[0])})`}
        onClick={() => open.set(openDialog("library"))}
      >
        <LibraryBig aria-hidden className="size-4" />
        <span className={words}>{t("library")}</span>
      </button>
      <button
        type="button"
        className={look}
        aria-keyshortcuts={toggleShots.keys[0].toLowerCase()}
        aria-expanded={shots}
        title={`${t("shots")} (${label(toggleShots.keys[0])})`}
        onClick={() => open.set(showShots(!shots))}
      >
        <Clapperboard aria-hidden className="size-4" />
        <span className={words}>{t("shots")}</span>
      </button>
      <button
        type="button"
        className={look}
        aria-keyshortcuts={showRequest.keys[0].toLowerCase()}
        title={`${t("sent")} (${label(showRequest.keys[0])})`}
        onClick={() => open.set(openDialog("sent"))}
      >
        <Eye aria-hidden className="size-4" />
        <span className={words}>{t("sent")}</span>
      </button>
      <MenuButton className={look}>
        <span className={words}>{t("menu")}</span>
      </MenuButton>
    </div>
  );
}
