"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import { compareBuilds, isOutdated, onOutdated, putOff } from "@/components/ui/outdated";
import { reload } from "@/components/ui/reload";
import { dismiss, toast } from "@/components/ui/toast";
import { onBuild } from "@/components/video/live/hub";

const never = () => false as const;

/**
 * Says that the server was updated since this page was opened, and offers to load it anew; that is never done unasked.
 * `build` made this page. Noticed by itself it is a toast that stays; met by a click it is a dialog, because a click
 * may come from another dialog, and what stands behind one cannot be pressed.
 */
export function Updated({ build }: { build: string }) {
  const t = useTranslations("notifications.update");
  const outdated = useSyncExternalStore(onOutdated, isOutdated, never);
  const dialog = useRef<HTMLDialogElement>(null);
  // Parts of the page that are fetched again come from the newer server; what runs here stays what was opened.
  const [own] = useState(build);
  useEffect(() => onBuild((served) => compareBuilds(own, served)), [own]);

  const say = useEffectEvent(() =>
    toast({ key: "updated", text: t("said"), action: { label: t("reload"), run: () => void reload() }, stays: true }),
  );
  useEffect(() => {
    if (outdated === "met") dialog.current?.showModal();
    if (outdated !== "noticed") return;
    const id = say();
    return () => dismiss(id);
  }, [outdated]);

  return (
    <dialog
      ref={dialog}
      onClose={putOff}
      aria-labelledby="updated"
      closedby="any"
      className="m-auto w-[calc(100%-2rem)] max-w-md rounded-lg bg-raised p-5 text-ink shadow-(--shadow)"
    >
      <p id="updated">{t("met")}</p>
      <form method="dialog" className="mt-4 flex justify-end gap-2">
        <button type="submit" className={buttonClass("plain")}>
          {t("later")}
        </button>
        <button type="button" onClick={() => void reload()} className={buttonClass("lamp")}>
          {t("reload")}
        </button>
      </form>
    </dialog>
  );
}
