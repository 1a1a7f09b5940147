"use client";

import { useTranslations } from "next-intl";
import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import { useComposer } from "../context";

const Status = lazyPart(
  withMessages(() => import("./status-messages")),
  { eager: "visible" },
);

/**
 * The one place where the composer says something: the most important sentence with its fix, and for screen readers
 * also what others see happen. Its height is kept while empty, so that Generate doesn't move away from the pointer.
 */
export function StatusLine() {
  const announcement = useComposer((state) => state.announcement);
  const t = useTranslations("compose.status");
  const used = useUsed();
  return (
    <div
      role="status"
      aria-label={t("list")}
      aria-atomic="false"
      className="flex flex-col justify-center pb-2 lg:min-h-11 folded:sr-only"
    >
      <p className="sr-only">{announcement}</p>
      {used && <Status />}
    </div>
  );
}
