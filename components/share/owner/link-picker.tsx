"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CallError } from "@/components/ui/call-action";
import { RevokeButton } from "./revoke-button";

/** Selects several of the server-rendered links inside it and revokes them together. */
export function LinkPicker({ children }: { children: ReactNode }) {
  const t = useTranslations("share.links");
  const errorText = useTranslations("errors");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const [trouble, setTrouble] = useState<CallError | null>(null);

  const boxes = () => Array.from(form.current?.querySelectorAll<HTMLInputElement>('input[name="slug"]') ?? []);
  const read = () => setSelected(boxes().flatMap((box) => (box.checked ? [box.value] : [])));
  const selectAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on;
    read();
  };

  return (
    <form ref={form} onChange={read} onSubmit={(event) => event.preventDefault()}>
      <div className="sticky top-0 z-20 flex min-h-15 flex-wrap items-center gap-2 bg-ground py-2">
        <Button look="plain" onClick={() => selectAll(selected.length === 0)} className="-ml-4">
          {selected.length === 0 ? t("pick_all") : t("pick_none")}
        </Button>
        <p role="status" className="text-sm text-soft">
          {selected.length > 0 ? t("picked", { count: selected.length }) : null}
        </p>
        {selected.length > 0 ? (
          <RevokeButton
            key={selected.join()}
            slugs={selected}
            onRevoked={() => {
              setSelected([]);
              setTrouble(null);
              router.refresh();
            }}
            onFailed={setTrouble}
          />
        ) : null}
        <p role="alert" className="text-danger text-sm">
          {trouble ? (trouble.message ?? errorText(trouble.code)) : null}
        </p>
      </div>
      {children}
    </form>
  );
}
