"use client";

import { useLayoutEffect, useState, useSyncExternalStore } from "react";
import { useUsed } from "@/components/ui/first-use";
import { servedPart } from "@/components/ui/served-part";
import { createStore } from "@/components/ui/store";
import { current, subscribeToToasts, type Toast } from "@/components/ui/toaster/toast";

/** Most pages are left before they have any. */
const Toasts = servedPart(() => import("./toasts"));

const NONE: readonly Toast[] = [];

type Labels = { label: string; close: string };
/** The toasters of the page. Everything outside an open modal dialog is inert, so the last one shows the toasts. */
const toasters = createStore<readonly Labels[]>([]);

/** For a modal dialog: shows the toasts while it is open, named as the page's own. */
export function DialogToaster() {
  const page = useSyncExternalStore(
    toasters.subscribe,
    () => toasters.get()[0],
    () => undefined,
  );
  return page ? <Toaster {...page} /> : null;
}

/**
 * Where toasts appear. Once per layout and always rendered, because a live region that is added late isn't announced.
 */
export function Toaster({ label, close }: Labels) {
  const [own] = useState<Labels>({ label, close });
  useLayoutEffect(() => {
    toasters.set((all) => [...all, own]);
    return () => toasters.set((all) => all.filter((one) => one !== own));
  }, [own]);
  const isLast = useSyncExternalStore(
    toasters.subscribe,
    () => toasters.get().at(-1) === own,
    () => false,
  );
  const all = useSyncExternalStore(subscribeToToasts, current, () => NONE);
  const toasts = isLast ? all : NONE;
  const used = useUsed();
  return (
    // Not atomic: with each new toast, the ones above it would be read again.
    <div role="status" aria-atomic={false} className="contents">
      {(used || toasts.length > 0) && <Toasts toasts={toasts} label={isLast ? label : undefined} close={close} />}
    </div>
  );
}
