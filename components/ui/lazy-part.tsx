"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { buttonClass } from "./button";
import { Dialog } from "./dialog";
import { keepTrying } from "./keep-trying";
import { reload } from "./reload";
import type { Loader } from "./served-part";

type Options = {
  /**
   * `here` (the default): rendered in place. `above`: opens above the page, and so does its error message; its
   * `onClose` closes both.
   */
  place?: "here" | "above";
  /**
   * Loads with the page and not on a click, so it is also retried automatically. `silent`: users don't see it before
   * they use it, so a failure isn't shown.
   */
  eager?: "visible" | "silent";
  /** Shown while it is loading. */
  waiting?: ReactNode;
};

/**
 * A component that is loaded when it is first rendered. When it can't be loaded, its place says so and offers a retry;
 * React's own lazy() would replace the whole page with the error page and cache the failure for good. Requires the
 * messages `errors`.
 */
export function lazyPart<Props extends object>(load: Loader<Props>, options: Options = {}): ComponentType<Props> {
  const source: Source<Props> = { ...options, load, Part: null };
  return (props) => <Loaded source={source} props={props} />;
}

type Source<Props> = Options & {
  load: Loader<Props>;
  /** Once loaded, it is available to every instance. */
  Part: ComponentType<Props> | null;
};

function Loaded<Props extends object>({ source, props }: { source: Source<Props>; props: Props }) {
  const { load, place, eager, waiting = null, Part } = source;
  const [, setHere] = useState(Part !== null);
  const [failed, setFailed] = useState(false);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    if (source.Part) return setHere(true);
    const fail = () => eager === "silent" || setFailed(true);
    (eager && tried === 0 ? keepTrying(load, fail) : load()).then((loaded) => {
      source.Part = loaded.default;
      setHere(true);
    }, fail);
  }, [source, load, eager, tried]);
  if (Part) return <Part {...props} />;
  if (!failed) return waiting;
  const again = () => {
    setFailed(false);
    setTried(tried + 1);
  };
  const missing = <Missing again={again} more={tried > 0} />;
  const { onClose } = props as { onClose?: () => void };
  return place === "above" ? <Above onClose={onClose}>{missing}</Above> : missing;
}

/** After an update, the old file no longer exists and only a reload helps: offered from the second failure on. */
function Missing({ again, more }: { again: () => void; more: boolean }) {
  const t = useTranslations("errors");
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
      <p className="grow basis-52 text-soft">{t("part")}</p>
      <button type="button" onClick={again} className={buttonClass()}>
        {t("again")}
      </button>
      {more && navigator.onLine && (
        <button type="button" onClick={() => void reload()} className={buttonClass("plain")}>
          {t("reload")}
        </button>
      )}
    </div>
  );
}

function Above({ onClose, children }: { onClose?: () => void; children: ReactNode }) {
  return (
    <Dialog title={useTranslations("errors")("part")} onClose={() => onClose?.()}>
      {children}
    </Dialog>
  );
}
