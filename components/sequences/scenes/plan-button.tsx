"use client";

import { ListPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { PlannedScene } from "@/lib/sequences/scenes/planned-clip";

const PlanDialog = lazyPart(
  withMessages(() => import("./plan-dialog")),
  { place: "above" },
);

type Props = {
  disabled?: boolean;
  /** Without it, the scenes become a new sequence. */
  onPlan?: (scenes: PlannedScene[]) => void;
};

/** Plans several scenes at once. */
export function PlanButton({ disabled, onPlan }: Props) {
  const t = useTranslations("scenes");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        <ListPlus aria-hidden="true" className="size-4" />
        {t("plan")}
      </Button>
      {open && <PlanDialog onPlan={onPlan} onClose={() => setOpen(false)} />}
    </>
  );
}
