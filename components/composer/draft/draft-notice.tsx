"use client";

import { useTranslations } from "next-intl";
import { adopt, bringBack, letGo, rebase } from "../changes";
import { useComposer, useDesk } from "../context";

const BUTTON = "min-h-9 rounded-sm bg-sunken px-2.5 text-sm text-ink hover:text-lamp-text";

/** When two pages wrote the draft, or another film's words took its place: both ways on, side by side. */
export default function DraftNotice() {
  const t = useTranslations("compose.draft");
  const { store } = useDesk();
  const other = useComposer((state) => state.draft.other);
  const aside = useComposer((state) => state.aside !== null);
  return (
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
  );
}
