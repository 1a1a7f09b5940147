"use client";

import { useTranslations } from "next-intl";
import { lazyPart } from "@/components/ui/lazy-part";
import { adopt, bringBack, letGo, rebase } from "../changes";
import { useComposer, useDesk } from "../context";
import { openSheet } from "../tools/open";

const FillBar = lazyPart(() => import("../library/fill-bar"));

const BUTTON = "min-h-9 rounded-sm bg-sunken px-2.5 text-sm text-ink hover:text-lamp-text";

/** Which draft this is; and when two pages wrote it, or other words took its place, both ways on side by side. */
export default function DraftNotice() {
  const t = useTranslations("compose.draft");
  const { store, open } = useDesk();
  const other = useComposer((state) => state.draft.other);
  const named = useComposer((state) => state.draft.open);
  const aside = useComposer((state) => state.aside !== null);
  const filling = useComposer((state) => state.filling);
  return (
    <>
      {named && (
        <button
          type="button"
          onClick={() => open.set(openSheet("library"))}
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
            <button type="button" className={BUTTON} onClick={() => store.set(adopt(other))}>
              {t("theirs")}
            </button>
          </div>
        ) : aside ? (
          <div className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
            <p className="grow basis-52 text-soft">{t("aside")}</p>
            <button type="button" className={BUTTON} onClick={() => store.set(bringBack)}>
              {t("bringBack")}
            </button>
            <button type="button" className={BUTTON} onClick={() => store.set(letGo)}>
              {t("letGo")}
            </button>
          </div>
        ) : null}
      </div>
      {filling && <FillBar roles={filling.roles} />}
    </>
  );
}
