"use client";

import { useTranslations } from "next-intl";
import { KEYS } from "./keys";
import { SheetDialog } from "./sheet-dialog";

/** Every key that does something here. */
export default function KeysSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose.tools");
  return (
    <SheetDialog title={t("keys")} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 text-sm">
        {KEYS.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-soft">{t(`does.${id}`)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="timecode rounded-sm bg-raised px-2 py-1 text-ink">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </SheetDialog>
  );
}
