"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import {
  cancelGeneration,
  checkAgain,
  downloadAgain,
  recoverTask,
  sendAgain,
  tryAgain,
} from "@/lib/generations/actions";
import type { GenerationView } from "@/lib/generations/view";
import { publishChange } from "./changes";
import { requestId } from "./request-id";

type Answer = { generation: GenerationView };
const show = ({ generation }: Answer) => publishChange({ kind: "put", generation });
/** Shows the changed generation, says so, and goes on. */
const showAndSay = (said: string, then?: () => void) => (answer: Answer) => {
  show(answer);
  showToast(said);
  then?.();
};

export function useCancel({ id }: GenerationView) {
  const { busy, act } = useAction();
  return { busy, cancel: () => act(() => cancelGeneration({ id }), show) };
}

export function useTryAgain({ id }: GenerationView) {
  const { busy, act } = useAction();
  return { busy, tryAgain: () => act(() => tryAgain({ id }), show) };
}

export function useDownloadAgain({ id }: GenerationView) {
  const t = useTranslations("gallery");
  const { busy, act } = useAction();
  return { busy, downloadAgain: () => act(() => downloadAgain({ id }), showAndSay(t("downloading"))) };
}

/** The options for an unconfirmed submit. */
export function useUnconfirmed({ id }: GenerationView, onDone?: () => void) {
  const t = useTranslations("gallery.unconfirmed");
  const { busy, act } = useAction();
  // One id while the options are open: a double click must not pay for two generations.
  const [resendId] = useState(requestId);
  return {
    busy,
    check: () => act(() => checkAgain({ id }), showAndSay(t("checking"))),
    recover: (taskId: string) => act(() => recoverTask({ id, taskId }), showAndSay(t("recovered"), onDone)),
    sendAgain: () =>
      act(
        () => sendAgain({ id, requestId: resendId }),
        (result) => {
          show(result);
          onDone?.();
        },
      ),
  };
}
