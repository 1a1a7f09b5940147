"use client";

import { useTranslations } from "next-intl";
import { applyDraft, dismissReplaced, rebase, restoreReplaced } from "@/components/composer/changes";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { lazyPart } from "@/components/ui/lazy-part";

const FillBar = lazyPart(() => import("@/components/composer/library/fill-bar"));

const BUTTON = "min-h-9 rounded-sm bg-sunken px-2.5 text-sm text-ink hover:text-lamp-text";

/** Names the open draft; after a conflict or a replacement, offers both versions. */
export default function DraftNotice() {
  const t = useTranslations("compose.draft");
  const { store, open } = useComposerContext();
  const other = useComposer((state) => state.draft.other);
  const named = useComposer((state) => state.draft.open);
  const replaced = useComposer((state) => state.replaced !== null);
  const filling = useComposer((state) => state.filling);
  return (
    <>
      {named && (
        <button
          type="button"
          onClick={() => open.set(openDialog("library"))}
          className="-my-1 min-h-9 max-w-full self-start truncate rounded-sm text-faint text-sm hover:text-ink"
        >
          {t("open")} <bdi className="text-soft">{named.name}</bdi>
        </button>
      )}
      <div role="status" className="empty:hidden">
        {other ? (
          <div className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
            <p className="grow basis-52 text-soft">{t("conflict")}</p>
            <button type="button" className={BUTTON} onClick={() => store.set(rebase(other.version))}>
              {t("mine")}
            </button>
            <button type="button" className={BUTTON} onClick={() => store.set(applyDraft(other))}>
              {t("theirs")}
            </button>
          </div>
        ) : replaced ? (
          <div className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
            <p className="grow basis-52 text-soft">{t("replaced")}</p>
            <button type="button" className={BUTTON} onClick={() => store.set(restoreReplaced)}>
              {t("restore")}
            </button>
            <button type="button" className={BUTTON} onClick={() => store.set(dismissReplaced)}>
              {t("dismiss")}
            </button>
          </div>
        ) : null}
      </div>
      {filling && <FillBar roles={filling.roles} />}
    </>
  );
}
