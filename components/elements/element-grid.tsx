"use client";

import { Search } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { stepInGrid } from "@/components/composer/images/earlier/step-in-grid";
import type { ElementView } from "@/lib/elements/view";
import { folded } from "@/lib/text/folded";
import { ElementThumbnail } from "./element-thumbnail";
import { useTrashElement } from "./use-trash-element";

type Props = { elements: ElementView[]; search: string };

/** A user's elements with a search; the arrow keys move through them, and Delete moves one to the trash. */
export function ElementGrid({ elements, search }: Props) {
  const t = useTranslations("elements");
  const router = useRouter();
  const trash = useTrashElement();
  const [text, setText] = useState(search);
  const list = useRef<HTMLUListElement>(null);
  const words = folded(text).split(/\s+/).filter(Boolean);
  const found = elements.filter((element) => {
    const { name, description, tags, kind } = element;
    const all = folded([name, description, ...tags, t(`kinds.${kind}`)].join(" "));
    return words.every((word) => all.includes(word));
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = elements.find(({ id }) => id === (event.target as HTMLElement).dataset.element);
    if (!element || (event.key !== "Delete" && event.key !== "Backspace")) return stepInGrid(event);
    event.preventDefault();
    const cards = [...event.currentTarget.querySelectorAll("a")];
    const at = cards.indexOf(event.target as HTMLAnchorElement);
    // The card leaves with the answer; the focus must not go with it.
    (cards[at + 1] ?? cards[at - 1] ?? document.querySelector<HTMLElement>("[name=q]"))?.focus();
    trash(element, () => router.refresh());
  };

  return (
    <>
      <search className="mb-4 block">
        {/* Without a script, the server searches. */}
        <form action="/elements" onSubmit={(event) => event.preventDefault()} className="relative max-w-sm">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
          />
          <input
            type="search"
            name="q"
            dir="auto"
            value={text}
            maxLength={100}
            aria-label={t("search")}
            placeholder={t("search")}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              list.current?.querySelector("a")?.focus();
            }}
            className="min-h-11 w-full rounded-md bg-sunken pr-3 pl-9 text-sm placeholder:text-faint md:min-h-10"
          />
        </form>
      </search>
      <p role="status" className={found.length > 0 ? "sr-only" : "py-16 text-center text-soft"}>
        {t("found", { count: found.length })}
      </p>
      <ul
        ref={list}
        aria-label={t("list")}
        onKeyDown={onKeyDown}
        className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]"
      >
        {found.map((element) => (
          <li key={element.id} className="min-w-0 [content-visibility:auto] [contain-intrinsic-size:auto_15rem]">
            <Link
              href={`/elements/${element.id}` as Route}
              prefetch={false}
              data-element={element.id}
              aria-keyshortcuts="Delete"
              className="group block rounded-md"
            >
              <ElementThumbnail element={element} />
              <span dir="auto" className="mt-2 block truncate font-medium">
                {element.name}
              </span>
              <span className="block truncate text-faint text-sm">{t(`kinds.${element.kind}`)}</span>
              {element.missing.length > 0 && (
                <span className="block truncate text-danger text-sm">
                  {t("gap", { count: element.missing.length })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
