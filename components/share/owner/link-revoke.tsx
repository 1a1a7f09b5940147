"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { type CallError, callAction } from "@/components/ui/call-action";
import { renewShare } from "@/lib/shares/actions";
import { RevokeButton } from "./revoke-button";

/** Revokes the link, or resets it: the same settings under a new URL. */
export function LinkRevoke({ slug }: { slug: string }) {
  const t = useTranslations("share.link");
  const errorText = useTranslations("errors");
  const router = useRouter();
  const [trouble, setTrouble] = useState<CallError | null>(null);
  const [busy, run] = useTransition();

  const renew = () =>
    run(async () => {
      const renewed = await callAction(() => renewShare({ slug }));
      if (renewed.ok) router.replace(`/links/${renewed.share.slug}`);
      else setTrouble(renewed.error);
    });

  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium text-base">{t("finish")}</h2>
      <p className="text-sm text-soft">{t("finish_hint")}</p>
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={renew}>
          {t("renew")}
        </Button>
        <RevokeButton slugs={[slug]} onRevoked={() => router.refresh()} onFailed={setTrouble} />
      </div>
      <p role="alert" className="text-danger text-sm">
        {trouble ? (trouble.message ?? errorText(trouble.code)) : null}
      </p>
    </section>
  );
}
