"use client";

import { Eye, Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Duration } from "@/lib/generations/settings";
import { useDesk } from "../context";
import { isWriting } from "./keys";

const SentSheet = lazy(() => import("./sent-sheet"));
const KeysSheet = lazy(() => import("./keys-sheet"));

type Open = "sent" | "keys" | null;
const TOOL =
  "flex min-h-11 items-center gap-1.5 rounded-md px-2.5 text-faint text-sm hover:bg-raised hover:text-ink lg:min-h-9";

/** What is opened now and then. Each names its key; what it opens is loaded when it is. */
export function Tools({ estimates }: { estimates: Record<Duration, string> }) {
  const t = useTranslations("compose.tools");
  const { editor } = useDesk();
  const [open, setOpen] = useState<Open>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
      const act: Record<string, () => void> = {
        "/": () => editor.focus(),
        "?": () => setOpen("keys"),
        w: () => setOpen("sent"),
        a: () => document.getElementById("compose-add")?.click(),
      };
      const run = act[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [editor]);

  const close = () => setOpen(null);
  return (
    <div className="-mx-2.5 flex flex-wrap">
      <button
        type="button"
        className={TOOL}
        aria-keyshortcuts="w"
        title={`${t("sent")} (W)`}
        onClick={() => setOpen("sent")}
      >
        <Eye aria-hidden className="size-4" />
        {t("sent")}
      </button>
      <button
        type="button"
        className={TOOL}
        aria-keyshortcuts="?"
        title={`${t("keys")} (?)`}
        onClick={() => setOpen("keys")}
      >
        <Keyboard aria-hidden className="size-4" />
        {t("keys")}
      </button>
      <Suspense>
        {open === "sent" && <SentSheet estimates={estimates} onClose={close} />}
        {open === "keys" && <KeysSheet onClose={close} />}
      </Suspense>
    </div>
  );
}
