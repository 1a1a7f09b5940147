"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";
import { isAwayDigest, lastWords } from "@/lib/i18n/last-words";

const never = () => () => undefined;
const pageLanguage = () => document.documentElement.lang || navigator.language;

/** Milliseconds until a page without a database reloads, which then waits for it (lib/server/away-page.ts). */
const RELOAD = 8_000;

type Props = { error: unknown; retry: () => void };

/**
 * The page for unexpected errors, with two ways forward. `retry` asks the server again; Next's `reset` would only
 * render the same failed answer.
 */
export function ErrorScreen({ error, retry }: Props) {
  const words = lastWords(useSyncExternalStore(never, pageLanguage, () => "en"));
  const { name, digest } = (error ?? {}) as { name?: string; digest?: string };
  const away = isAwayDigest(digest);
  useEffect(() => {
    const timer = away ? setTimeout(() => location.reload(), RELOAD) : undefined;
    return () => clearTimeout(timer);
  }, [away]);
  // Rendering again would only fail again if scripts didn't load or are no longer on the server.
  const stale = name === "ChunkLoadError" || unstable_isUnrecognizedActionError(error);
  return (
    <main className="lone-message">
      {!away && <div aria-hidden="true" className="torn-video mb-2 w-36" />}
      <h1 className="font-semibold text-2xl">{away ? words.awayTitle : words.title}</h1>
      <p className="text-soft">{away ? words.awayBody : words.body}</p>
      {digest && !away ? <p className="timecode text-faint">{digest}</p> : null}
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <button type="button" onClick={stale ? () => window.location.reload() : retry} className={buttonClass("lamp")}>
          {words.again}
        </button>
        {/* A plain link: a full page load is the best way out of a broken page. */}
        <a href="/" className={buttonClass("quiet")}>
          {words.home}
        </a>
      </div>
    </main>
  );
}
