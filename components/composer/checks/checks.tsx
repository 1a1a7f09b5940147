"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { choose, editDocument } from "@/components/composer/changes";
import { replace } from "@/components/composer/prompt/prompt-document";
import { giveRole } from "@/components/composer/prompt/role-phrase";
import { suggestRole } from "@/components/composer/prompt/suggest-role";
import { useRolePhrases } from "@/components/composer/prompt/use-role-phrases";
import { stretch } from "@/components/composer/shots/durations";
import { editShots } from "@/components/composer/shots/edit-shots";
import { messageFor } from "@/lib/i18n/message-for";
import { announce } from "../changes";
import { useComposerContext } from "../context";
import { documentOf } from "../state";
import { blocks, check, type Finding, type Fix } from "./check";

/** Milliseconds after the last key: findings that appear while a word is being typed are noise. */
const CALM = 700;
const SHOWN = 3;

/** Findings worth a look before paying, each with its reason, its position and, where possible, a fix. */
export default function Checks() {
  const t = useTranslations("compose.checks");
  const { store, editor } = useComposerContext();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [all, setAll] = useState(false);
  const applyFix = useFix();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen: unknown[] = [];
    const look = () => {
      const state = store.get();
      const { doc, images } = documentOf(state);
      const now = [doc, images, state.settings];
      if (now.every((part, at) => part === seen[at])) return;
      seen = now;
      clearTimeout(timer);
      timer = setTimeout(
        () => setFindings(check({ prompt: documentOf(store.get()), settings: store.get().settings })),
        CALM,
      );
    };
    look();
    const stop = store.subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);

  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <section aria-label={t("label")} className="flex flex-col gap-0.5 text-sm">
      <ul className="flex flex-col gap-0.5">
        {shown.map((finding) => {
          const { rule, id, values, place, fixes } = finding;
          return (
            <li key={`${rule}-${id}`} className="flex items-start gap-2 py-0.5">
              <span
                aria-hidden
                className={`mt-[0.45rem] size-1.5 shrink-0 rounded-full ${blocks(rule) ? "bg-danger" : "bg-making"}`}
              />
              <p className={`min-w-0 grow ${blocks(rule) ? "text-danger" : "text-soft"}`}>
                {t(`${rule}.why`, values)}
                {(place || fixes.length > 0) && (
                  <span className="mt-0.5 flex flex-wrap gap-x-4">
                    {place && (
                      <button type="button" className={LINK} onClick={() => editor.select(place[0], place[1])}>
                        {t("show")}
                      </button>
                    )}
                    {fixes.map((fix) => (
                      <button
                        key={fix.do}
                        type="button"
                        className={LINK}
                        onClick={() => {
                          applyFix(fix);
                          store.set(announce(t("fixed")));
                        }}
                      >
                        {fix.do === "stretch" ? t("stretch") : messageFor(t, `${rule}.fix`, values)}
                      </button>
                    ))}
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      {findings.length > SHOWN && (
        <button type="button" className={`${LINK} self-start pl-3.5`} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("more", { count: findings.length - SHOWN })}
        </button>
      )}
    </section>
  );
}

const LINK = "rounded-sm py-0.5 text-lamp-text underline-offset-4 hover:underline whitespace-nowrap";

/** Applies a finding's fix as one undo step. */
function useFix(): (fix: Fix) => void {
  const { store } = useComposerContext();
  const phrases = useRolePhrases();
  return (fix) => {
    switch (fix.do) {
      case "delete":
        return store.set(editDocument((now) => replace(now, fix.from, fix.to, [])));
      case "put":
        return store.set(editDocument((now) => replace(now, fix.from, fix.to, [fix.text])));
      case "roles":
        return store.set(
          editDocument((now) =>
            fix.keys.reduce((before, key) => {
              const image = before.images.find((one) => one.key === key);
              return image ? giveRole(before, key, suggestRole(image, before, phrases), phrases) : before;
            }, now),
          ),
        );
      case "stretch":
        return store.set(editDocument((now) => editShots(now, (timeline) => stretch(timeline, fix.duration))));
      case "duration":
        return store.set(choose({ duration: fix.duration }));
    }
  };
}
