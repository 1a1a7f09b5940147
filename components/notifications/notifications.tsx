"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useUsed } from "@/components/ui/first-use";
import { keepTrying } from "@/components/ui/keep-trying";
import { useLive } from "@/components/video/live/use-live";
import { memoryKey, readUnseen } from "./unseen";

/** Loaded once the page is used or has something to say: most pages are opened and left before either. */
const load = () => keepTrying(() => import("./notify-finished"));
type Notify = Awaited<ReturnType<typeof load>>;

/** Where it cannot be loaded, the gallery still shows what finished. */
const withNotify = (run: (notify: Notify) => Promise<void> | void): void => void load().then(run, () => undefined);

/**
 * Notifies once per browser that a video of the user `who` finished: in a visible tab by a toast; else in the tabs'
 * titles and icons, by a system notification if enabled, and by a toast on return. `since` is the server's time of this
 * page: videos that had finished by then are already on it.
 */
export function Notifications({ who, since }: { who: string; since: string }) {
  const t = useTranslations("notifications");
  const router = useRouter();
  // A refreshed page has a later time; this tab has been open since the first one.
  const [from] = useState(since);
  // A finished video is published again whenever something about it changes.
  const published = useRef(new Set<string>());
  const saidAny = useRef(false);
  const used = useUsed();
  const notifying = { who, t, go: (path: string) => router.push(path as Route) };

  useEffect(() => {
    if (used) withNotify(() => undefined);
  }, [used]);

  useLive((generation) => {
    const { id, finishedAt } = generation;
    if (finishedAt === null || finishedAt <= from || published.current.has(id)) return;
    published.current.add(id);
    saidAny.current = true;
    withNotify(({ notifyFinished }) => notifyFinished(generation, notifying));
  });

  const showUnseen = useEffectEvent(() => {
    // Without anything unseen there is at most a mark to remove.
    if (!saidAny.current && readUnseen(who).length === 0) return;
    saidAny.current = true;
    withNotify((notify) => notify.showUnseen(notifying));
  });
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === memoryKey(who)) showUnseen();
    };
    const onVisible = () => showUnseen();
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("storage", onStorage);
    showUnseen();
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("storage", onStorage);
    };
  }, [who]);
  return null;
}
