"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFillKeys } from "@/components/composer/library/use-fill-keys";
import { useOnline } from "@/components/ui/use-online";
import { useComposerContext } from "../context";
import { useDerived } from "../use-derived";
import { type StatusAction, type StatusKind, type StatusMessage, statusOf } from "./status";
import { STATUS_ID } from "./status-id";
import { StatusList } from "./status-list";
import { DISMISS, useAct } from "./use-act";
import { useFindings } from "./use-findings";
import { useActionLabel, useSentence } from "./use-words";

const RED = "text-danger";
const TONES: Record<StatusKind, string> = {
  offline: RED,
  conflict: RED,
  error: RED,
  missing: RED,
  stopped: RED,
  leftOut: RED,
  truncated: "text-making",
  removed: "text-soft",
  filling: "text-soft",
  replaced: "text-soft",
  finding: "text-soft",
};
const BUTTON = "folded:hidden min-h-11 whitespace-nowrap rounded-sm px-2 text-lamp-text hover:bg-raised lg:min-h-9";

/** The most important message in one line; the others behind their number. */
export default function StatusMessages() {
  const online = useOnline();
  const [findings, look] = useFindings();
  const messages = useDerived((state) => statusOf({ state, findings, online }));
  const root = useRef<HTMLDivElement>(null);
  const apply = useAct();
  const { store } = useComposerContext();
  useFillKeys();

  /** Runs what a button does. The button is often gone afterwards: the focus stays here and not at the page's start. */
  const keepingFocus = (run: () => void) => {
    run();
    look();
    setTimeout(() => document.activeElement === document.body && root.current?.focus());
  };
  const act = (action: StatusAction) => {
    // The list would cover what the action shows.
    root.current?.querySelector<HTMLElement>(":popover-open")?.hidePopover();
    keepingFocus(() => apply(action));
  };
  const dismiss = (kind: StatusKind) => keepingFocus(() => store.set(DISMISS[kind] ?? ((state) => state)));
  const [first, ...others] = messages;
  return (
    <div ref={root} tabIndex={-1} className="text-sm outline-none">
      {first && (
        <div className="flex flex-wrap items-center gap-x-1">
          <Sentence id={STATUS_ID} message={first} />
          {/* A choice between two needs both. */}
          <Actions message={first} most={first.kind === "conflict" ? 2 : 1} onAct={act} />
          {(others.length > 0 || first.actions.length > 1 || first.files) && (
            <StatusList more={others.length} className={BUTTON}>
              {messages.map((message) => (
                <li key={`${message.kind} ${message.id}`} className="flex flex-wrap items-center gap-x-1 py-0.5">
                  <Sentence message={message} />
                  <Actions message={message} onAct={act} />
                  <Dismiss message={message} onDismiss={dismiss} />
                  <Files message={message} />
                </li>
              ))}
            </StatusList>
          )}
          <Dismiss message={first} onDismiss={dismiss} />
        </div>
      )}
    </div>
  );
}

function Sentence({ id, message }: { id?: string; message: StatusMessage }) {
  const sentence = useSentence();
  return (
    <p id={id} className={`wrap-anywhere min-w-0 grow basis-40 py-1 ${TONES[message.kind]}`}>
      {sentence(message)}
    </p>
  );
}

type ActionsProps = { message: StatusMessage; most?: number; onAct: (action: StatusAction) => void };

function Actions({ message, most, onAct }: ActionsProps) {
  const label = useActionLabel();
  return message.actions.slice(0, most).map((action) => (
    <button key={action.do} type="button" className={BUTTON} onClick={() => onAct(action)}>
      {label(action, message)}
    </button>
  ));
}

function Dismiss({ message, onDismiss }: { message: StatusMessage; onDismiss: (kind: StatusKind) => void }) {
  const t = useTranslations("compose.status");
  if (!DISMISS[message.kind]) return null;
  return (
    <button
      type="button"
      aria-label={t("dismiss")}
      title={t("dismiss")}
      className="grid size-11 shrink-0 place-items-center rounded-sm text-faint hover:text-ink lg:size-9 folded:hidden"
      onClick={() => onDismiss(message.kind)}
    >
      <X aria-hidden className="size-4" />
    </button>
  );
}

function Files({ message }: { message: StatusMessage }) {
  const t = useTranslations("compose.images");
  const sentence = useSentence();
  if (!message.files) return null;
  return (
    <ul aria-label={t("refused")} className="w-full text-soft">
      {message.files.map((file) => (
        <li key={sentence(file)} className="wrap-anywhere py-0.5">
          {sentence(file)}
        </li>
      ))}
    </ul>
  );
}
