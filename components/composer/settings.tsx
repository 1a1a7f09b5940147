"use client";

import type { Duration } from "@/lib/generations/settings";
import { DurationField } from "./duration-field";
import { ModelField } from "./model-field";
import { RatioField } from "./ratio-field";
import { Tools } from "./tools/tools";

export const SETTINGS = "compose-settings";

/** Shape, length and model. On a phone they fold away: what is being made needs the height more than they do. */
export function Settings({ open, estimates }: { open: boolean; estimates: Record<Duration, string> }) {
  return (
    <div id={SETTINGS} className={`${open ? "flex" : "hidden"} flex-col gap-3 lg:flex lg:gap-5`}>
      <RatioField />
      <DurationField />
      <Tools estimates={estimates} />
      <div className="lg:hidden">
        <ModelField />
      </div>
    </div>
  );
}
