"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { promptStart } from "@/components/gallery/prompt-start";
import { useLive } from "@/components/live/use-live";
import { toast } from "@/components/ui/toast";
import type { GenerationView } from "@/lib/generations/view";
import { inSight } from "./in-sight";
import { notify } from "./system";
import { markTab } from "./tab-mark";
import { countAway, type Finished, firstToTell, memoryKey, takeAway } from "./told";

/** Tabs that nobody looks at wait so long, so that one that somebody looks at is the one to tell. */
const AFTER_YOU_MS = 400;

/**
 * Tells that a video finished, once over all tabs of the person `who`: where somebody looks, by a toast; else by the
 * tabs' titles and icons, by the system where that is wanted, and by a toast on coming back. `since` is the server's
 * moment of this page: what had finished by then is on it already.
 */
export function Telling({ who, since }: { who: string; since: string }) {
  const t = useTranslations("telling");
  const router = useRouter();
  // A page that is fetched again has a later moment; this tab has been here since the first.
  const [from] = useState(since);

  const open = (id: string) => router.push(`/gallery/${id}` as Route);
  const sentence = ({ name, made }: Finished) => t(made ? "ready" : "failed", { name });
  const sayOne = (finished: Finished) => {
    const action = { label: t(finished.made ? "watch" : "look"), run: () => open(finished.id) };
    toast({ text: sentence(finished), action });
  };

  const tell = async (finished: Finished) => {
    if (document.hidden) await new Promise((resolve) => setTimeout(resolve, AFTER_YOU_MS));
    const away = document.hidden;
    if (!(await firstToTell(who, finished, away))) return;
    if (!away) {
      if (!inSight(finished.id)) sayOne(finished);
      return;
    }
    markTab(countAway(who));
    notify({ id: finished.id, title: t(finished.made ? "system.ready" : "system.failed"), body: finished.name }, () =>
      open(finished.id),
    );
  };

  useLive((generation) => {
    const finished = finishedSince(generation, from);
    if (finished) void tell(finished);
  });

  const look = useEffectEvent(async () => {
    if (document.hidden) {
      markTab(countAway(who));
      return;
    }
    const away = await takeAway(who);
    markTab(0);
    const unseen = away.filter(({ id }) => !inSight(id));
    const [one] = unseen;
    if (!one) return;
    if (unseen.length === 1) sayOne(one);
    else {
      const action = { label: t("all"), run: () => router.push("/gallery") };
      toast({ text: t("away", { count: unseen.length }), action });
    }
  });

  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === memoryKey(who)) void look();
    };
    const onVisible = () => void look();
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("storage", onStorage);
    void look();
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("storage", onStorage);
    };
  }, [who]);
  return null;
}

function finishedSince(generation: GenerationView, since: string): Finished | null {
  const { id, state, title, prompt, finishedAt } = generation;
  if ((state !== "ready" && state !== "failed") || finishedAt === null || finishedAt <= since) return null;
  return { id, name: title ?? promptStart(prompt, 60), made: state === "ready" };
}
