"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import { loadSearchGrid } from "@/components/gallery/grid/lazy-search-grid";

/** Milliseconds without typing before the search runs. */
const PAUSE = 250;
/** Fields that are typed in. */
const TYPED = ["q", "costFrom", "costTo"] as const;

/** `shown` is the query of the current view. */
type FilterFormProps = { label: string; shown: string; children: ReactNode };

/** A plain GET form; the script navigates on each change. */
export function FilterForm({ label, shown, children }: FilterFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [busy, start] = useTransition();

  // Back and Forward change the URL without resetting the form, so typed fields are set here.
  useEffect(() => {
    if (timer.current !== undefined) return;
    const values = new URLSearchParams(shown);
    for (const name of TYPED) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = values.get(name) ?? "";
    }
  }, [shown]);

  function look(typed: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        if (!form.current?.checkValidity()) return;
        const next = queryOf(form.current);
        if (next === shown) return;
        // The first letters open a new view that Back returns from; further ones only refine it.
        const values = new URLSearchParams(shown);
        const refines = typed && TYPED.some((name) => values.has(name));
        const address = `/gallery${next && "?"}${next}` as Route;
        start(() => (refines ? router.replace : router.push)(address, { scroll: true }));
      },
      typed ? PAUSE : 0,
    );
  }

  return (
    <search aria-label={label} className="mb-4 block">
      <form
        ref={form}
        action="/gallery"
        aria-busy={busy}
        onFocus={loadSearchGrid}
        onSubmit={(event) => {
          event.preventDefault();
          look(false);
        }}
        onChange={({ target }) => look(target instanceof HTMLInputElement && ["search", "text"].includes(target.type))}
        className="relative -mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0"
      >
        {children}
      </form>
    </search>
  );
}

/** The filled-in fields, in the order of `writeFilter`, so that the same view always has the same URL. */
function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") query.set(name, value.trim());
  }
  return query.toString();
}
