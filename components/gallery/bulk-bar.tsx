"use client";

import { Download, FolderPlus, Heart, Link2, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { bin, favourite, undoBin } from "@/lib/gallery/actions";
import { chooseNone, selection, useChoosing, useHowMany } from "./chosen";
import { CollectForm } from "./collect-form";
import { CompareButton } from "./compare/compare-button";
import { publish } from "./feed";
import { say } from "./say";
import { useAct } from "./use-act";

const ShareChosen = lazy(() => import("@/components/share/share-chosen"));
const many = () => publish({ kind: "many" });

/** What can be done with everything that is chosen, in reach of the thumb. */
export function BulkBar({ total }: { total: number | null }) {
  const t = useTranslations("gallery.bulk");
  const choosing = useChoosing();
  const count = useHowMany(total);
  const { busy, act } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const collections = useRef<HTMLDialogElement>(null);
  const [collecting, setCollecting] = useState(false);
  const links = useRef<HTMLDialogElement>(null);
  /** How often it was opened: each time is a new link's. */
  const [sharing, setSharing] = useState(0);
  useEffect(() => () => chooseNone(), []);
  if (!choosing) return null;

  function finish() {
    chooseNone();
    many();
  }
  function mark() {
    act(
      () => favourite({ selection: selection(), on: true }),
      ({ changed }) => {
        finish();
        say(t("marked", { count: changed }));
      },
    );
  }
  function throwAway() {
    act(
      () => bin({ selection: selection() }),
      ({ binned, at }) => {
        finish();
        say(t("binned", { count: binned }), { label: t("undo"), onClick: () => act(() => undoBin({ at }), many) });
      },
    );
  }
  function download() {
    const field = form.current?.elements.namedItem("selection");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = JSON.stringify(selection());
    form.current?.submit();
    say(t("downloading"));
  }

  return (
    <section
      aria-label={t("title")}
      className="fixed inset-x-2 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] z-30 mx-auto flex w-fit max-w-[calc(100%-1rem)] items-center overflow-x-auto sm:gap-1 rounded-lg bg-raised p-1.5 shadow-(--shadow)"
    >
      <p role="status" className="whitespace-nowrap px-2 text-sm tabular-nums">
        {Number.isFinite(count) ? t("count", { count }) : t("all")}
      </p>
      <Tool label={t("favourite")} busy={busy || count === 0} onClick={mark} icon={<Heart className="size-4" />} />
      <Tool
        label={t("collect")}
        busy={busy || count === 0}
        onClick={() => {
          setCollecting(true);
          collections.current?.showModal();
        }}
        icon={<FolderPlus className="size-4" />}
      />
      <CompareButton />
      <Tool
        label={t("share")}
        busy={busy || count === 0}
        onClick={() => {
          setSharing((times) => times + 1);
          links.current?.showModal();
        }}
        icon={<Link2 className="size-4" />}
      />
      <Tool
        label={t("download")}
        busy={busy || count === 0}
        onClick={download}
        icon={<Download className="size-4" />}
      />
      <Tool label={t("delete")} busy={busy || count === 0} onClick={throwAway} icon={<Trash2 className="size-4" />} />
      <Tool label={t("none")} busy={false} onClick={chooseNone} icon={<X className="size-4" />} />
      <form ref={form} method="post" action="/api/gallery/zip" hidden>
        <input type="hidden" name="selection" />
      </form>
      <Dialog ref={collections} title={t("collect")} close={t("close")}>
        {collecting && (
          <CollectForm
            selection={selection}
            onDone={() => {
              collections.current?.close();
              finish();
            }}
          />
        )}
      </Dialog>
      <Dialog ref={links} title={t("share")} close={t("close")}>
        <Suspense>{sharing > 0 && <ShareChosen key={sharing} selection={selection} count={count} />}</Suspense>
      </Dialog>
    </section>
  );
}

function Tool(props: { label: string; busy: boolean; onClick: () => void; icon: ReactNode }) {
  return (
    <button
      type="button"
      disabled={props.busy}
      onClick={props.onClick}
      aria-label={props.label}
      title={props.label}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm hover:bg-surface disabled:opacity-60"
    >
      <span aria-hidden="true">{props.icon}</span>
      <span className="hidden lg:inline">{props.label}</span>
    </button>
  );
}
