const PATIENCE_MS = 20_000;

export type OpenFilm = {
  film: HTMLVideoElement;
  /** Seconds; 0 when the file does not tell. */
  length: number;
  /** Shows the picture of a moment, in seconds. */
  seek(moment: number): Promise<void>;
};

/** Opens a film of our own origin that nobody sees, for its pictures. Throws when it cannot be shown in time. */
export async function withFilm<Value>(url: string, work: (open: OpenFilm) => Promise<Value>): Promise<Value> {
  const film = document.createElement("video");
  film.muted = true;
  film.playsInline = true;
  film.preload = "auto";
  try {
    film.src = url;
    await heard(film, "loadeddata");
    const length = Number.isFinite(film.duration) ? film.duration : 0;
    return await work({
      film,
      length,
      seek(moment) {
        film.currentTime = moment;
        return heard(film, "seeked");
      },
    });
  } finally {
    // Without this the browser goes on loading what nobody will see.
    film.removeAttribute("src");
    film.load();
  }
}

async function heard(film: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await new Promise<void>((resolve, reject) => {
      film.addEventListener(name, () => resolve(), { signal });
      film.addEventListener("error", () => reject(new Error("The film cannot be shown.")), { signal });
      const late = setTimeout(() => reject(new Error(`No ${name} in time.`)), PATIENCE_MS);
      signal.addEventListener("abort", () => clearTimeout(late));
    });
  } finally {
    settled.abort();
  }
}
