const PATIENCE_MS = 20_000;

export type OpenVideo = {
  video: HTMLVideoElement;
  /** Seconds; 0 when the file doesn't say. */
  length: number;
  /** Seeks to a time in seconds. */
  seek(moment: number): Promise<void>;
};

/** Opens a video of our own origin in a hidden element to read its frames. Throws when it can't be shown in time. */
export async function withVideo<Value>(url: string, work: (open: OpenVideo) => Promise<Value>): Promise<Value> {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.preload = "auto";
  try {
    video.src = url;
    await heard(video, "loadeddata");
    const length = Number.isFinite(video.duration) ? video.duration : 0;
    return await work({
      video,
      length,
      seek(moment) {
        video.currentTime = moment;
        return heard(video, "seeked");
      },
    });
  } finally {
    // Otherwise the browser would continue loading the video.
    video.removeAttribute("src");
    video.load();
  }
}

async function heard(video: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await new Promise<void>((resolve, reject) => {
      video.addEventListener(name, () => resolve(), { signal });
      video.addEventListener("error", () => reject(new Error("The video cannot be shown.")), { signal });
      const late = setTimeout(() => reject(new Error(`No ${name} in time.`)), PATIENCE_MS);
      signal.addEventListener("abort", () => clearTimeout(late));
    });
  } finally {
    settled.abort();
  }
}
