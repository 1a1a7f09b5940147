"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Text to copy. Where the browser doesn't allow that, it stays selected, to be copied by hand. */
export function CopyField({ label, value, action }: { label: string; value: string; action: string }) {
  const t = useTranslations("share.panel");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<"copied" | "selected" | null>(null);

  useEffect(() => {
    if (done !== "copied") return;
    const timer = setTimeout(() => setDone(null), 2_000);
    return () => clearTimeout(timer);
  }, [done]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setDone("copied");
    } catch {
      field.current?.select();
      // Over plain http, as in a home network, there is no clipboard, but the old command still works.
      setDone(document.execCommand?.("copy") ? "copied" : "selected");
    }
  };

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          dir="ltr"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="timecode min-h-11 min-w-0 grow text-ellipsis rounded-md bg-sunken px-3 text-soft md:min-h-10"
        />
        <Button onClick={copy} className="shrink-0">
          {done === "copied" ? (
            <Check aria-hidden="true" className="size-4" />
          ) : (
            <Copy aria-hidden="true" className="size-4" />
          )}
          {action}
        </Button>
      </div>
      <p role="status" className={done === "selected" ? "text-sm text-soft" : "sr-only"}>
        {done === "copied" ? t("copied") : done === "selected" ? t("copy_by_hand") : ""}
      </p>
    </div>
  );
}
