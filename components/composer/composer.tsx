"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LazyChoices } from "@/components/composer/choices/lazy-choices";
import { DraftNotice } from "@/components/composer/drafts/draft-notice";
import { ImageList } from "@/components/composer/images/image-list";
import { PromptField } from "@/components/composer/prompt/prompt-field";
import { LazyShots } from "@/components/composer/shots/lazy-shots";
import { GenerateBar } from "@/components/composer/submit/generate-bar";
import { lazySubmitter } from "@/components/composer/submit/lazy-submit";
import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { Icon } from "@/components/ui/icon/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Duration } from "@/lib/generations/settings";
import { useComposerContext } from "./context";
import { useFold } from "./use-fold";

const Opened = lazyPart(
  withMessages(() => import("@/components/composer/commands/command-host")),
  { eager: "visible" },
);

type Props = {
  estimates: Record<Duration, string>;
  /** A prompt or an image from another page. */
  brought: object | null;
};

/**
 * Where prompts are written and submitted. The text survives a failed submit as well as a successful one. What is
 * written scrolls on its own, so that Generate never covers it; on a small screen all of it folds to one line.
 */
export function Composer({ estimates, brought }: Props) {
  const t = useTranslations("compose");
  const composer = useComposerContext();
  const [submitter] = useState(() => lazySubmitter(composer, { sent: (count) => t("sent", { count }) }));
  const used = useUsed();
  useEffect(() => {
    if (used) submitter.load();
  }, [used, submitter]);
  const folding = useFold(brought);
  const submit = async () => {
    await submitter.send();
    if (Object.values(composer.store.get().errors).some(Boolean)) folding.open();
    else folding.fold();
  };
  return (
    <form
      ref={folding.form}
      data-folded={folding.folded ? "" : undefined}
      aria-label={t("form")}
      // Pressed before this script runs, Generate does nothing; otherwise the browser would reload the page without
      // what was written.
      method="dialog"
      noValidate
      onFocus={folding.onFocus}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector(":popover-open"))
          folding.fold();
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
        event.preventDefault();
        void submit();
      }}
      className="sticky bottom-(--bottom-bar) z-20 order-2 flex max-h-[calc(86dvh-var(--bottom-bar))] min-w-0 flex-col rounded-t-lg bg-surface shadow-(--shadow) lg:top-16 lg:order-none lg:max-h-[calc(100dvh-7rem)] lg:rounded-lg folded:flex-row folded:items-center short:overflow-y-auto"
    >
      <div className="flex min-h-0 min-w-0 grow flex-col gap-3 overflow-y-auto p-4 pt-0 sm:px-5 lg:gap-4 lg:pt-5 folded:overflow-hidden folded:py-2 short:min-h-fit short:overflow-visible">
        <div className="contents folded:hidden">
          <DraftNotice />
        </div>
        <PromptField />
        <div className="contents folded:hidden">
          <LazyChoices estimates={estimates} />
          <LazyShots />
          <ImageList />
        </div>
      </div>
      <GenerateBar estimates={estimates} />
      <button
        type="button"
        aria-label={t("fold")}
        onClick={folding.fold}
        className="order-first grid min-h-11 shrink-0 place-items-center text-faint hover:text-ink lg:hidden folded:hidden"
      >
        <Icon name="chevron-down" className="size-5" />
      </button>
      {used && <Opened estimates={estimates} />}
    </form>
  );
}
