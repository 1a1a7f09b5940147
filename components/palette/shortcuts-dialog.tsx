"use client";

import { useTranslations } from "next-intl";
import type { Command } from "@/components/commands/command";
import { pageCommands } from "@/components/commands/page-commands";
import { ShortcutKeys } from "@/components/commands/shortcut-keys";
import { Dialog } from "@/components/ui/dialog";
import { useStore } from "@/components/ui/use-store";
import { EVERYWHERE } from "./commands/everywhere-commands";

/** All keyboard shortcuts of the open page. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("commands");
  const here = useStore(pageCommands);
  return (
    <Dialog title={t("shortcuts")} close={t("close")} place="bottom" onClose={onClose}>
      <div className="flex flex-col gap-5">
        <Keys title={t("here")} commands={here} />
        <Keys title={t("everywhere")} commands={EVERYWHERE} />
      </div>
    </Dialog>
  );
}

type Listed = Pick<Command, "id" | "keys">;

function Keys({ title, commands }: { title: string; commands: readonly Listed[] }) {
  const t = useTranslations("commands");
  const keyed = commands.flatMap(({ id, keys }) => (keys ? [{ id, keys }] : []));
  if (keyed.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="pb-2 font-medium text-faint text-xs">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 text-sm">
        {keyed.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-soft">{t(`does.${id}`)}</dt>
            <dd>
              <ShortcutKeys keys={keys} className="justify-end" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
