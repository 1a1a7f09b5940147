"use client";

import { Tools } from "@/components/composer/commands/tools";
import { DurationField } from "./duration-field";
import { ModelField } from "./model-field";
import { RatioField } from "./ratio-field";

export const SETTINGS = "compose-settings";

/** Ratio, duration and model. On phones they collapse: the videos need the height more. */
export function Settings({ open }: { open: boolean }) {
  return (
    <div id={SETTINGS} className={`${open ? "flex" : "hidden"} flex-col gap-3 lg:flex lg:gap-5`}>
      <RatioField />
      <DurationField />
      <div className="hidden lg:block">
        <Tools />
      </div>
      <div className="lg:hidden">
        <ModelField />
      </div>
    </div>
  );
}
