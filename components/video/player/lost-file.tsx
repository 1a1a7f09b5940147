import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import type { FileState } from "./use-file";

type Props = {
  video: HTMLVideoElement;
  file: Exclude<FileState, "usable">;
  /** Called once this is gone, if it had the focus. Must stay the same. */
  onFocusLost?: () => void;
};

/** Over a video: that its file could not be loaded, and a button that loads it again. */
export function LostFile({ video, file, onFocusLost }: Props) {
  const t = useTranslations("look.player");
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (onFocusLost && own && document.activeElement === own) queueMicrotask(onFocusLost);
    };
  }, [onFocusLost]);
  return (
    <div className="absolute inset-0 grid place-items-center-safe overflow-auto p-1.5 [container-type:size]">
      <div className="flex max-w-md flex-col items-center gap-2 rounded-lg bg-surface p-3 text-center text-ink text-sm @min-[30rem]:gap-3 @min-[30rem]:p-5">
        <div aria-hidden="true" className="torn-video w-24 @max-[30rem]:hidden" />
        <p role="alert">{t(file)}</p>
        <button
          type="button"
          ref={button}
          aria-disabled={file === "reloading"}
          onClick={() => file === "lost" && video.load()}
          className={`${buttonClass("quiet")} aria-disabled:opacity-60`}
        >
          {t("again")}
        </button>
      </div>
    </div>
  );
}
