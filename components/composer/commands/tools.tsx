"use client";

import { useTranslations } from "next-intl";
import { useComposerContext } from "@/components/composer/context";
import { useView } from "@/components/composer/prompt/use-view";
import { Icon } from "@/components/ui/icon/icon";
import { useKeyLabel } from "@/components/ui/use-key-label";
import { MenuButton } from "./menu-button";
import { openLibrary } from "./open-library";
import { openDialog, showShots } from "./open-state";
import { refinePrompt } from "./refine-prompt";
import { showRequest } from "./show-request";
import { toggleShots } from "./toggle-shots";

const TOOL = "composer-tool";

/** Buttons for the most frequent commands; the menu has the rest. */
export function Tools() {
  const t = useTranslations("compose.tools");
  const { open, refine } = useComposerContext();
  const label = useKeyLabel();
  const shots = useView(open, (now) => now.shots);
  return (
    <div className="-mx-2.5 grid auto-cols-fr grid-flow-col lg:-mx-2 lg:flex lg:flex-wrap lg:justify-between">
      <button
        type="button"
        className={TOOL}
        aria-keyshortcuts={openLibrary.keys[0].toLowerCase()}
        title={`${t("library")} (${label(openLibrary.keys[0])})`}
        onClick={() => open.set(openDialog("library"))}
      >
        <Icon name="library-big" />
        {t("library")}
      </button>
      <button
        type="button"
        className={TOOL}
        aria-keyshortcuts={toggleShots.keys[0].toLowerCase()}
        aria-expanded={shots}
        title={`${t("shots")} (${label(toggleShots.keys[0])})`}
        onClick={() => open.set(showShots(!shots))}
      >
        <Icon name="clapperboard" />
        {t("shots")}
      </button>
      {refine && (
        <button
          type="button"
          className={TOOL}
          aria-keyshortcuts={refinePrompt.keys[0].toLowerCase()}
          title={`${t("refine")} (${label(refinePrompt.keys[0])})`}
          onClick={() => open.set(openDialog("refine"))}
        >
          <Icon name="wand-sparkles" />
          {t("refine")}
        </button>
      )}
      <button
        type="button"
        className={TOOL}
        aria-keyshortcuts={showRequest.keys[0].toLowerCase()}
        title={`${t("sent")} (${label(showRequest.keys[0])})`}
        onClick={() => open.set(openDialog("sent"))}
      >
        <Icon name="eye" />
        {t("sent")}
      </button>
      <MenuButton className={TOOL}>
        <span className="lg:sr-only">{t("menu")}</span>
      </MenuButton>
    </div>
  );
}
