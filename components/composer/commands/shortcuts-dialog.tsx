"use client";

import { useTranslations } from "next-intl";
import { CommandDialog } from "./command-dialog";
import { COMMANDS } from "./commands";
import { ShortcutKeys } from "./shortcut-keys";

/** All keyboard shortcuts of the composer. */
export default function ComposerShortcuts({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose.tools");
  return (
    <CommandDialog title={t("keys")} onClose={onClose}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 text-sm">
        {COMMANDS.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-soft">{t(`does.${id}`)}</dt>
            <dd>
              <ShortcutKeys keys={keys} className="justify-end" />
            </dd>
          </div>
        ))}
      </dl>
    </CommandDialog>
  );
}
