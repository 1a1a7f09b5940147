"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { callAction } from "@/components/ui/call-action";
import { messageFor } from "@/lib/i18n/message-for";
import { updateShare } from "@/lib/shares/actions";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";

type Change = Omit<Parameters<typeof updateShare>[0] & object, "slug">;

/** Saves a change of one link and keeps the result message: `note` on success, `trouble` on failure. */
export function useSave(slug: string, onSaved?: (link: ShareView) => void) {
  const t = useTranslations("share.link");
  const errorText = useTranslations("errors");
  const router = useRouter();
  const [said, setSaid] = useState<{ note?: string; trouble?: string }>({});
  const [busy, run] = useTransition();

  const save = (change: Change) =>
    run(async () => {
      setSaid({});
      const changed = await callAction(() => updateShare({ slug, ...change }));
      if (changed.ok) {
        setSaid({ note: t("saved") });
        onSaved?.(changed.share);
        // The server-rendered parts of the link (its state, its code) are outdated now.
        router.refresh();
      } else {
        const field = Object.values(changed.error.fields ?? {})[0];
        setSaid({
          trouble:
            messageFor(t, `trouble.${field}`, { min: LINK.passwordMin }) ??
            changed.error.message ??
            errorText(changed.error.code),
        });
      }
    });

  return { save, busy, ...said };
}
