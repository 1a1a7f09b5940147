/**
 * The interface of a provider. One folder beside this file implements it, and its data and its client are chosen in
 * capabilities.ts and open-provider.ts; nothing else knows which provider it is.
 */

type Dimensions = { width: number; height: number };

/** What a provider offers and accepts, as data for the composer, the form, the server and the simulator. */
export type Capabilities = {
  /** By the id that is sent; the name is the model vendor's own. */
  models: Readonly<Record<string, string>>;
  /** In the order in which they are shown, with the pixels of the finished video. */
  ratios: Readonly<Record<`${number}:${number}`, Dimensions>>;
  /** Seconds, from short to long. */
  durations: readonly number[];
  defaults: { model: string; ratio: string; duration: number };
  images: {
    /** In one request. */
    max: number;
    /** Bytes of one file. */
    maxBytes: number;
    /** Pixels of the shorter side. */
    minSide: number;
    /** Width divided by height. */
    minAspect: number;
    maxAspect: number;
  };
  /** Characters. */
  maxPrompt: number;
  /** Bytes of one request, inline images included. */
  maxRequestBytes: number;
  /** Whether it calls an address of ours when a task is finished. Without it, only polling moves a generation on. */
  callbacks: boolean;
};

export type SubmitRequest = {
  model: string;
  text: string;
  /** http(s) or data: URIs, in the order that the text's @image1, @image2 … count. */
  imageUrls: string[];
  /** Seconds. */
  duration: number;
  ratio: string;
  callbackUrl?: string;
};

/** The kind of error. "unreachable" means that no byte of the request was sent; others may have been received. */
export type ProviderErrorCode =
  | "bad_request"
  | "unauthorized"
  | "not_found"
  | "rate_limited"
  | "server"
  | "unreachable"
  | "timeout"
  | "reset"
  | "nonsense";

export type ProviderError = {
  code: ProviderErrorCode;
  /** The HTTP status, or null when no answer came. */
  status: number | null;
  /** The provider's own words, or ours where it had none: one line, at most 500 characters, without the key. */
  message: string;
  /** How long the provider asked us to wait, in milliseconds. */
  retryAfterMs: number | null;
};

/**
 * The outcome of a submit. Only "not_sent" may be sent again without asking the user: "unknown" may have been accepted
 * and billed, and no provider has to recognize the second copy.
 */
export type SubmitResult =
  | { kind: "accepted"; taskId: string }
  | { kind: "refused"; error: ProviderError }
  | { kind: "not_sent"; error: ProviderError }
  | { kind: "unknown"; error: ProviderError };

export type Task = {
  taskId: string;
  /** An unknown status is "open": it must not lose a generation. */
  status: "open" | "success" | "failed";
  /** The provider's own status, for the record. */
  rawStatus: string;
  /** The video's address, valid for less than a day; null also when a success came without a video. */
  videoUrl: string | null;
  /** The provider's credits as an exact decimal string; never a float. */
  consumed: string | null;
  /** Why it failed, in the provider's words. */
  reason: string | null;
  /** ISO 8601. */
  createdAt: string | null;
};

export type PollResult =
  | { kind: "task"; task: Task }
  | { kind: "not_found"; error: ProviderError }
  | { kind: "error"; error: ProviderError };

/** A request to the callback address. `body` is null when it could not be read whole. */
export type CallbackCall = {
  body: Buffer | string | null;
  contentType?: string | null;
  contentEncoding?: string | null;
  /** Of the address: some senders put the id there. */
  query?: URLSearchParams;
};

/** A provider's client. Its functions resolve to values for every external error. */
export type Provider = {
  /** Part of its callbacks' addresses: letters, digits and dashes. */
  name: string;
  /** Its origin, from which videos may be fetched although the guard would refuse the address. */
  origin: string;
  capabilities: Capabilities;
  /** Sends one request for a video, exactly once, within `SUBMIT_TIMEOUT_MS`. */
  submit(request: SubmitRequest): Promise<SubmitResult>;
  poll(taskId: string): Promise<PollResult>;
  /** The account's credits, or null when the provider does not say. */
  balance(): Promise<string | null>;
  /** The task that a callback names, or null. Nothing else in an unsigned call may be trusted. Never throws. */
  readCallback(call: CallbackCall): Promise<string | null>;
};

/** A submit that takes longer than this is over, with an unknown outcome. */
export const SUBMIT_TIMEOUT_MS = 45_000;

/** A task id: bounded, and safe to put into an address or a log. */
export const TASK_ID = /^[\w.:-]{1,200}$/;
