"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { adoptTask, cancelGeneration, checkAgain, downloadAgain, sendAgain, tryAgain } from "@/lib/generations/actions";
import type { GenerationView } from "@/lib/generations/view";
import { publish } from "./feed";
import { requestId } from "./request-id";
import { say } from "./say";
import { useAct } from "./use-act";

const show = ({ generation }: { generation: GenerationView }) => publish({ kind: "put", generation });

export function useTakeBack({ id }: GenerationView) {
  const { busy, act } = useAct();
  return { busy, takeBack: () => act(() => cancelGeneration({ id }), show) };
}

export function useTryAgain({ id }: GenerationView) {
  const { busy, act } = useAct();
  return { busy, tryAgain: () => act(() => tryAgain({ id }), show) };
}

export function useDownloadAgain({ id }: GenerationView) {
  const t = useTranslations("gallery");
  const { busy, act } = useAct();
  return {
    busy,
    downloadAgain: () =>
      act(
        () => downloadAgain({ id }),
        (result) => {
          show(result);
          say(t("downloading"));
        },
      ),
  };
}

/** The ways on for an unconfirmed submit. */
export function useUnconfirmed({ id }: GenerationView, onDone?: () => void) {
  const t = useTranslations("gallery.unconfirmed");
  const { busy, act } = useAct();
  // One id for as long as the choices are open: a double press must not buy two renders.
  const [press] = useState(requestId);
  return {
    busy,
    check: () =>
      act(
        () => checkAgain({ id }),
        (result) => {
          show(result);
          say(t("checking"));
        },
      ),
    adopt: (taskId: string) =>
      act(
        () => adoptTask({ id, taskId }),
        (result) => {
          show(result);
          say(t("adopted"));
          onDone?.();
        },
      ),
    sendAgain: () =>
      act(
        () => sendAgain({ id, requestId: press }),
        (result) => {
          show(result);
          onDone?.();
        },
      ),
  };
}
