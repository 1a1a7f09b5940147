"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { emptyMyBin } from "@/lib/gallery/actions";
import { useAct } from "./use-act";

/** Asks once more: this is the one thing here that cannot be undone. */
export function EmptyBin() {
  const t = useTranslations("gallery.bin");
  const router = useRouter();
  const { busy, act } = useAct();
  const [sure, setSure] = useState(false);
  return (
    <Button
      look="danger"
      busy={busy}
      onClick={() => {
        if (!sure) return setSure(true);
        act(
          () => emptyMyBin({}),
          () => router.refresh(),
        );
      }}
    >
      {sure ? t("sure") : t("emptyNow")}
    </Button>
  );
}
