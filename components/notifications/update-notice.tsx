"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { compareBuilds, isOutdated, onOutdated, putOff } from "@/components/ui/outdated";
import { isUnattended, reload } from "@/components/ui/reload";
import { dismiss, toast } from "@/components/ui/toaster/toast";
import { onBuild } from "@/components/video/live/hub";

const never = () => false as const;
const LOOK_MS = 1_000;
/** Who looks something up in another tab is back by then. */
const UNATTENDED_MS = 20_000;

/**
 * Says that the server was updated since this page was opened, and offers to reload. The page reloads by itself once
 * nobody has looked at it for a while and nothing is lost by that. `build` is the build of this page. When noticed
 * automatically it is a toast that stays; after a click it is a dialog, because the user waits for what was clicked and
 * didn't happen.
 */
export function Updated({ build }: { build: string }) {
  const t = useTranslations("notifications.update");
  const outdated = useSyncExternalStore(onOutdated, isOutdated, never);
  // Refetched parts come from the newer server; the running script is still the one that was opened.
  const [own] = useState(build);
  useEffect(() => onBuild((served) => compareBuilds(own, served)), [own]);

  // The draft is kept, but not what is typed into another field.
  const typed = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLElement && target.isContentEditable)) typed.current = true;
    };
    document.addEventListener("input", note, true);
    return () => document.removeEventListener("input", note, true);
  }, []);

  const say = useEffectEvent(() =>
    toast({ key: "updated", text: t("said"), action: { label: t("reload"), run: () => void reload() }, stays: true }),
  );
  useEffect(() => {
    if (outdated !== "noticed") return;
    const id = say();
    let since: number | null = null;
    const timer = setInterval(() => {
      since = isUnattended() && !typed.current ? (since ?? performance.now()) : null;
      if (since !== null && performance.now() - since > UNATTENDED_MS) void reload();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      dismiss(id);
    };
  }, [outdated]);

  if (outdated !== "met") return null;
  return (
    <Dialog title={t("met")} onClose={putOff}>
      <p>{t("met")}</p>
      <form method="dialog" className="mt-4 flex justify-end gap-2">
        <button type="submit" className={buttonClass("plain")}>
          {t("later")}
        </button>
        <button type="button" onClick={() => void reload()} className={buttonClass("lamp")}>
          {t("reload")}
        </button>
      </form>
    </Dialog>
  );
}
