"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { current, toast } from "@/components/ui/toast";
import { fetchPage } from "@/components/video/fetch-generations";
import { useLive } from "@/components/video/live/use-live";
import { promptStart } from "@/components/video/prompt-start";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { isOnScreen } from "./is-on-screen";
import { addUnseen, claimNotification, type Finished, memoryKey, takeUnseen } from "./notification-log";
import { notify } from "./system-notifications";
import { setTabBadge } from "./tab-badge";

/** Milliseconds that hidden tabs wait, so that a visible one notifies first. */
const HIDDEN_DELAY_MS = 400;
/** The key of the single toast for finished videos. */
const KEY = "finished";

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

  // The videos of the visible toast: another finished video is added to it.
  const shown = useRef<Finished[]>([]);
  // A finished video is published again whenever something about it changes.
  const published = useRef(new Set<string>());

  const open = (id: string) => router.push(`/gallery/${id}` as Route);
  const sentence = (finished: Finished[]) => {
    const [one, ...more] = finished;
    if (one && more.length === 0) return t(one.made ? "ready" : "failed", { name: one.name });
    const ready = finished.filter(({ made }) => made).length;
    return t("several", { ready, failed: finished.length - ready });
  };
  /** `batchId` is the batch of all of them; a toast that already shows other videos is about several. */
  const showFinished = (finished: Finished[], batchId: string | null = null) => {
    const visible = current().some(({ key }) => key === KEY) ? shown.current : [];
    // A batch is notified again when a stalled member finishes after all.
    const others = visible.filter((other) => finished.every(({ id }) => id !== other.id));
    shown.current = [...others, ...finished];
    const [one, ...more] = shown.current;
    if (!one || finished.length === 0) return;
    toast({
      key: KEY,
      text: sentence(shown.current),
      action: actionFor([one, ...more], others.length > 0 ? null : batchId),
    });
  };
  const actionFor = (finished: [Finished, ...Finished[]], batchId: string | null) => {
    const best = finished.find(({ made }) => made) ?? finished[0];
    if (finished.length > 1 && !batchId) return { label: t("all"), run: () => router.push("/gallery") };
    // With its batch in the address, the previous and next videos are those of the batch.
    const batch = finished.length > 1 ? `?batch=${batchId}` : "";
    return {
      label: t(best.made ? "watch" : "details"),
      run: () => router.push(`/gallery/${best.id}${batch}` as Route),
    };
  };

  const notifyFinished = async (generation: GenerationView) => {
    const batch = await finishedBatch(generation);
    const finished = batch?.flatMap((one) => finishedOf(one) ?? []) ?? [];
    const [first] = finished;
    if (!first) return;
    if (document.hidden) await new Promise((resolve) => setTimeout(resolve, HIDDEN_DELAY_MS));
    const away = document.hidden;
    // By count: a stalled member that finishes later is notified as well.
    const key = finished.length === 1 ? first.id : `${generation.batchId} ${finished.length}`;
    if (!(await claimNotification(who, key, finished, away))) return;
    if (!away) {
      if (!finished.some(({ id }) => isOnScreen(id))) showFinished(finished, generation.batchId);
      return;
    }
    setTabBadge(addUnseen(who));
    const title = t(finished.some(({ made }) => made) ? "system.ready" : "system.failed");
    const body = finished.length === 1 ? first.name : sentence(finished);
    notify({ id: first.id, title, body }, () =>
      finished.length === 1 ? open(first.id) : router.push(`/gallery?batch=${generation.batchId}` as Route),
    );
  };

  useLive((generation) => {
    const { id, finishedAt } = generation;
    if (finishedAt === null || finishedAt <= from || published.current.has(id)) return;
    published.current.add(id);
    void notifyFinished(generation);
  });

  const showUnseen = useEffectEvent(async () => {
    if (document.hidden) {
      setTabBadge(addUnseen(who));
      return;
    }
    const away = await takeUnseen(who);
    setTabBadge(0);
    const unseen = away.filter(({ id }) => !isOnScreen(id));
    if (unseen.length < 2) return showFinished(unseen);
    shown.current = unseen;
    const action = { label: t("all"), run: () => router.push("/gallery") };
    toast({ key: KEY, text: t("away", { count: unseen.length }), action });
  });

  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === memoryKey(who)) void showUnseen();
    };
    const onVisible = () => void showUnseen();
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("storage", onStorage);
    void showUnseen();
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("storage", onStorage);
    };
  }, [who]);
  return null;
}

function finishedOf({ id, state, title, prompt }: GenerationView): Finished | null {
  return state === "ready" || state === "failed"
    ? { id, name: title ?? promptStart(prompt, 60), made: state === "ready" }
    : null;
}

/** States that don't continue without the user aren't waited for. */
const goesOn = ({ state, stalled }: GenerationView) => isOpen(state) && state !== "unconfirmed" && !stalled;

/**
 * The batch of a generation once its last member has finished; null while some are still being generated. A batch gets
 * one notification, because a toast per video would pile up.
 */
async function finishedBatch(generation: GenerationView): Promise<GenerationView[] | null> {
  if (!generation.batchId) return [generation];
  try {
    const { items } = await fetchPage(`/api/gallery?batch=${generation.batchId}`);
    return items.some(goesOn) ? null : items;
  } catch {
    return [generation];
  }
}
