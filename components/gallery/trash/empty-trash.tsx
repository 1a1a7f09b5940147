"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { emptyTrash } from "@/lib/gallery/actions";

/** Asks for confirmation: this is the only action here that can't be undone. */
export function EmptyTrash() {
  const t = useTranslations("gallery.trash");
  const router = useRouter();
  const { busy, act } = useAction();
  const [sure, setSure] = useState(false);
  return (
    <Button
      look="danger"
      busy={busy}
      className="max-sm:-ml-4 sm:-mr-4"
      onClick={() => {
        if (!sure) return setSure(true);
        act(
          () => emptyTrash({}),
          () => router.refresh(),
        );
      }}
    >
      {sure ? t("sure") : t("emptyNow")}
    </Button>
  );
}
