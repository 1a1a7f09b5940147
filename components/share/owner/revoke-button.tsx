"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { type CallError, callAction } from "@/components/ui/call-action";
import { revokeShares } from "@/lib/shares/actions";

type Props = { slugs: string[]; disabled?: boolean; onRevoked: () => void; onFailed: (error: CallError) => void };

/** Revokes links after a second click in place; the consequences are next to it, and nothing covers the page. */
export function RevokeButton({ slugs, disabled, onRevoked, onFailed }: Props) {
  const t = useTranslations("share.panel");
  const [sure, setSure] = useState(false);
  const [busy, run] = useTransition();

  const revoke = () =>
    run(async () => {
      const ended = await callAction(() => revokeShares({ slugs }));
      setSure(false);
      if (ended.ok) onRevoked();
      else onFailed(ended.error);
    });

  if (!sure) {
    return (
      <Button look="plain" disabled={disabled} onClick={() => setSure(true)}>
        {t("revoke", { count: slugs.length })}
      </Button>
    );
  }
  return (
    <fieldset className="flex w-full flex-col gap-2">
      <legend className="mb-2 text-sm">{t("revoke_text", { count: slugs.length })}</legend>
      <div className="flex flex-wrap gap-2">
        {/* The clicked button is gone: without this, the focus would move to the top of the page. */}
        <Button look="danger" busy={busy} onClick={revoke} ref={(button) => button?.focus()}>
          {t("revoke_sure")}
        </Button>
        <Button look="plain" onClick={() => setSure(false)}>
          {t("revoke_keep")}
        </Button>
      </div>
    </fieldset>
  );
}
