"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PlanButton } from "@/components/sequences/scenes/plan-button";
import { NamingForm } from "@/components/ui/naming/naming-form";
import { useAction } from "@/components/ui/use-action";
import { makeSequence } from "@/lib/sequences/actions";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";

/** Makes an empty sequence, or one of planned scenes, and opens it. */
export function NewSequence() {
  const t = useTranslations("sequences");
  const router = useRouter();
  const { busy, act } = useAction();
  return (
    <div className="mb-5 flex flex-wrap gap-2">
      <NamingForm
        label={t("new_name")}
        submit={t("make")}
        maxLength={MAX_SEQUENCE_NAME}
        busy={busy}
        onName={(name) =>
          act(
            () => makeSequence({ name, from: null }),
            ({ id }) => router.push(`/sequences/${id}`),
          )
        }
      />
      <PlanButton />
    </div>
  );
}
