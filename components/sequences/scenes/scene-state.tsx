"use client";

import { useTranslations } from "next-intl";
import { useEditorState } from "@/components/sequences/editor/use-editor";
import { TimeLeft } from "@/components/video/time-left";
import { isOpen } from "@/lib/generations/lifecycle/states";

/** What a planned scene waits for, in a few words. */
export default function SceneState({ clipKey }: { clipKey: string }) {
  const t = useTranslations("sequences");
  const states = useTranslations("states");
  const newest = useEditorState(({ scenes }) => {
    const own = scenes.filter((one) => one.clipKey === clipKey);
    return (own.find(({ generation }) => isOpen(generation.state)) ?? own[0])?.generation;
  });
  if (!newest || newest.state === "canceled") return t("planned");
  return (
    <>
      {states(newest.stalled ? "stalled" : newest.state)} <TimeLeft generation={newest} />
    </>
  );
}
