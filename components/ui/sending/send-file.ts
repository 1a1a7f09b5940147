/** What the server answered; `offline`: nothing, `stopped`: the signal ended it. */
export type FileAnswer = { status: number; body: unknown } | "offline" | "stopped";

type How = {
  headers: Record<string, string>;
  /** Gets 0 to 1; with 1 the server reads the file. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** Milliseconds without progress and without an answer, for a server that answers soon. */
  silence?: number;
};

/** Uploads one file. Uses XMLHttpRequest, because fetch doesn't report upload progress. */
export function sendFile(
  address: string,
  file: Blob,
  { headers, onProgress, signal, silence }: How,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    // A slow connection gets its time, a dead one doesn't.
    let silent: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(silent);
      if (silence) silent = setTimeout(() => request.abort(), silence);
    };
    moved();
    request.responseType = "json";
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      moved();
      if (lengthComputable) onProgress?.(loaded / total);
    };
    request.onloadend = () => clearTimeout(silent);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => resolve("offline");
    request.onabort = () => resolve(signal?.aborted ? "stopped" : "offline");
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Milliseconds after which a connection that moves nothing is taken for dead. */
export const FILE_SILENCE_MS = 120_000;

/** Encodes a name for a header. A cut name may end in half a surrogate pair, which would make the encoder throw. */
export const headerName = (name: string): string =>
  encodeURIComponent(name.slice(0, 200).replace(/\p{Surrogate}/gu, "\ufffd"));
