import { announce } from "@/components/composer/changes";
import type { ComposerContext } from "@/components/composer/context";
import type { ComposerState } from "@/components/composer/state";
import { codeOf } from "@/components/ui/call-action";
import { publishChange } from "@/components/video/changes";
import { requestId } from "@/components/video/request-id";
import { submitGeneration } from "@/lib/generations/actions";
import { expandBatch } from "./batch-mode";
import { type ComposeRequest, toComposeRequest, toErrors } from "./request";

type Video = ComposeRequest & { requestId: string; batchId?: string };
export type SubmitMessages = { sent(count: number): string };

/**
 * One submit. Every video of it has an id, so that the server answers a repetition with the first one: the
 * ids are kept while an answer is missing (the request may have arrived) and as long as the same is asked for.
 */
export function createSubmitter(
  { store, uploads, editor }: ComposerContext,
  words: SubmitMessages,
): () => Promise<void> {
  let unanswered: { same: string; videos: Video[] } | null = null;

  const stop = (errors: ComposerState["errors"]) => store.set((state) => ({ ...state, errors, sending: false }));

  function videosOf(request: ComposeRequest): Video[] {
    const { settings, batchMode } = store.get();
    const plan = expandBatch(settings, batchMode);
    const same = JSON.stringify([request, plan]);
    if (unanswered?.same === same) return unanswered.videos;
    const set = plan.length > 1 ? { batchId: requestId() } : {};
    const videos = plan.map((video) => ({ ...request, ...video, ...set, requestId: requestId() }));
    unanswered = { same, videos };
    return videos;
  }

  async function submit(request: ComposeRequest): Promise<void> {
    const videos = videosOf(request);
    for (const [at, video] of videos.entries()) {
      let answer: Awaited<ReturnType<typeof submitGeneration>>;
      try {
        answer = await submitGeneration(video);
      } catch (error) {
        return stop({ form: codeOf(error) === "outdated" ? "outdated" : "offline" });
      }
      if (!answer.ok) {
        // Those before it are being made; the rest was never asked for.
        unanswered = null;
        return stop(toErrors(answer.error));
      }
      const set = videos.length > 1 ? { set: { at: at + 1, of: videos.length } } : {};
      publishChange({ kind: "put", generation: { ...answer.generation, ...set } });
    }
    unanswered = null;
    // Six videos are meant once: the next submit makes one again.
    store.set((state) => ({
      ...announce(words.sent(videos.length))(state),
      batchMode: "1",
      aside: null,
      refusals: [],
    }));
    stop({});
  }

  return async () => {
    if (store.get().sending) return;
    store.set((state) => ({ ...state, sending: true, errors: {}, said: "" }));
    await editor.ready();
    await uploads.settled();
    const made = toComposeRequest(store.get());
    if (made.ok) await submit(made.request);
    else stop(made.errors);
  };
}
