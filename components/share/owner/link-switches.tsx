"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { type CallError, callAction } from "@/components/ui/call-action";
import { Switch } from "@/components/ui/switch";
import { updateShare } from "@/lib/shares/actions";
import type { ShareView } from "@/lib/shares/view";

const SWITCHES = ["showPrompt", "showImages", "showSettings", "allowDownload", "allowRemix", "indexable"] as const;

type Switches = Record<(typeof SWITCHES)[number], boolean>;

/** What a link shows and allows. A switch takes effect immediately. */
export function LinkSwitches({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const errorText = useTranslations("errors");
  const [saved, setSaved] = useState<Switches>(link);
  const [shown, setNow] = useOptimistic(saved, (now, changed: Partial<Switches>) => ({ ...now, ...changed }));
  const [trouble, setTrouble] = useState<CallError | null>(null);
  const [, run] = useTransition();

  const flip = (name: keyof Switches, on: boolean) =>
    run(async () => {
      setNow({ [name]: on });
      const changed = await callAction(() => updateShare({ slug: link.slug, [name]: on }));
      setTrouble(changed.ok ? null : changed.error);
      if (changed.ok) setSaved(changed.share);
    });

  return (
    <fieldset>
      <legend className="font-medium text-base">{t("shows")}</legend>
      <p className="mt-1 mb-2 text-sm text-soft">{t("shows_hint")}</p>
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          label={t(name)}
          hint={t(`${name}_hint`)}
          checked={shown[name]}
          onChange={(event) => flip(name, event.target.checked)}
        />
      ))}
      <p role="alert" className="text-danger text-sm">
        {trouble ? (trouble.message ?? errorText(trouble.code)) : null}
      </p>
    </fieldset>
  );
}
