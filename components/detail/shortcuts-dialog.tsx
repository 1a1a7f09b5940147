"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { useKeyLabel } from "@/components/ui/use-key-label";

const KEYS = [
  { id: "beside", keys: ["←", "→"] },
  { id: "play", keys: ["Space"] },
  { id: "frame", keys: [",", "."] },
  { id: "second", keys: ["J", "L"] },
  { id: "ends", keys: ["Home", "End"] },
  { id: "speed", keys: ["<", ">"] },
  { id: "loop", keys: ["R"] },
  { id: "mute", keys: ["M"] },
  { id: "full", keys: ["F"] },
  { id: "pip", keys: ["P"] },
  { id: "back", keys: ["Esc"] },
  { id: "keys", keys: ["?"] },
] as const;

/** All keyboard shortcuts of the video page. */
export default function DetailShortcuts({ onClose }: { onClose: () => void }) {
  const t = useTranslations("look");
  const label = useKeyLabel();
  return (
    <Dialog title={t("keys.title")} close={t("close")} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 text-sm">
        {KEYS.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-soft">{t(`keys.does.${id}`)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="timecode rounded-sm bg-raised px-2 py-1 text-ink">
                  {label(key)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
