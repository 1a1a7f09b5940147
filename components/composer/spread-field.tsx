"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { spreadOver } from "./changes";
import { useComposer, useDesk } from "./context";
import { isSpread, SPREADS } from "./plan";

/** How many films the press makes; the platform's own list, because it is known on every phone. */
export function SpreadField() {
  const t = useTranslations("compose.spread");
  const { store } = useDesk();
  const spread = useComposer((state) => state.spread);
  return (
    <div className="relative shrink-0 rounded-md bg-raised text-soft text-sm focus-within:text-ink hover:text-ink">
      <select
        aria-label={t("label")}
        value={spread}
        onChange={(event) => isSpread(event.target.value) && store.set(spreadOver(event.target.value))}
        className="min-h-12 max-w-28 appearance-none rounded-md bg-transparent py-0 pr-8 pl-3"
      >
        {SPREADS.map((one) => (
          <option key={one} value={one} className="bg-raised text-ink">
            {t(`of.${one}`)}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </div>
  );
}
