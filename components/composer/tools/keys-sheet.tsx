"use client";

import { useTranslations } from "next-intl";
import { ACTIONS } from "./actions";
import { KeyCaps } from "./key-caps";
import { SheetDialog } from "./sheet-dialog";

/** Every key that does something here. */
export default function KeysSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose.tools");
  return (
    <SheetDialog title={t("keys")} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 text-sm">
        {ACTIONS.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-soft">{t(`does.${id}`)}</dt>
            <dd>
              <KeyCaps keys={keys} className="justify-end" />
            </dd>
          </div>
        ))}
      </dl>
    </SheetDialog>
  );
}
