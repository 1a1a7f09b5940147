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

/** Saves a change of one link and keeps what to say about it: `note` when it is saved, `trouble` when it is not. */
export function useSave(slug: string, onSaved?: (link: ShareView) => void) {
  const t = useTranslations("share.link");
  const tell = useTranslations("errors");
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
        // What the server drew of the link (where it stands, its code) tells of the time before.
        router.refresh();
      } else {
        const field = Object.values(changed.error.fields ?? {})[0];
        setSaid({ trouble: messageFor(t, `trouble.${field}`, { min: LINK.passwordMin }) ?? tell(changed.error.code) });
      }
    });

  return { save, busy, ...said };
}
