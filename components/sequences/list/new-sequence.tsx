"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PlanButton } from "@/components/sequences/scenes/plan-button";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { makeSequence } from "@/lib/sequences/actions";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { isVisible } from "@/lib/text/visible";

/** Makes an empty sequence, or one of planned scenes, and opens it. */
export function NewSequence() {
  const t = useTranslations("sequences");
  const router = useRouter();
  const { busy, act } = useAction();
  return (
    <div className="mb-5 flex flex-wrap gap-2">
      <form
        className="flex min-w-0 gap-2 max-sm:grow"
        action={(form) => {
          const name = String(form.get("name") ?? "").trim();
          if (isVisible(name))
            act(
              () => makeSequence({ name, from: null }),
              ({ id }) => router.push(`/sequences/${id}`),
            );
        }}
      >
        <input
          name="name"
          dir="auto"
          required
          maxLength={MAX_SEQUENCE_NAME}
          aria-label={t("new_name")}
          placeholder={t("new_name")}
          autoComplete="off"
          className="min-h-11 min-w-0 rounded-md bg-sunken px-3 text-sm max-sm:grow sm:w-64"
        />
        <Button type="submit" busy={busy}>
          {t("make")}
        </Button>
      </form>
      <PlanButton />
    </div>
  );
}
