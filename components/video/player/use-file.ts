import { useEffect, useState } from "react";

/** `reloading`: asked for once more, after it was lost. */
export type FileState = "usable" | "lost" | "reloading";

/** What became of a video's file, also before this was rendered. */
export function useFile(video: HTMLVideoElement | null): FileState {
  const [file, setFile] = useState<FileState>("usable");
  useEffect(() => {
    if (!video) return;
    const leaving = new AbortController();
    const look = () =>
      setFile((before) => {
        if (video.error) return "lost";
        return before === "usable" || video.readyState > 0 ? "usable" : "reloading";
      });
    look();
    for (const change of ["error", "emptied", "loadedmetadata"])
      video.addEventListener(change, look, { signal: leaving.signal });
    return () => leaving.abort();
  }, [video]);
  return file;
}
