import type { Editor } from "@/components/sequences/editor/editor";
import { isUp, onGeneration, onUp } from "@/components/video/live/hub";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { SequenceView } from "@/lib/sequences/content";

/** Milliseconds between two looks while a scene is made: while changes arrive by themselves, and while they do not. */
const LIVE = 30_000;
const POLL = 4_000;

/**
 * Follows what is made for a sequence's planned scenes. `take` takes a newer version of the sequence and returns whether
 * it did; after one that it left, `missed` looks again.
 */
export function followScenes(editor: Editor, take: (view: SequenceView) => boolean) {
  const strange = new Set<string>();
  let looking = false;
  let again = false;
  let left = false;
  let at = 0;

  async function look(): Promise<void> {
    again = looking;
    if (looking) return;
    looking = true;
    at = Date.now();
    const view = await fetchSequence(editor.id);
    looking = false;
    if (view) {
      left = view.version > editor.store.get().version && !take(view);
      if (!left) editor.set({ scenes: view.scenes });
    }
    if (again) void look();
  }

  const offGeneration = onGeneration((generation) => {
    const { scenes } = editor.store.get();
    const known = scenes.some((one) => one.generation.id === generation.id);
    // It may be for a scene of this sequence, which only the server knows.
    const mayBeOurs = !known && isOpen(generation.state) && !strange.has(generation.id);
    if (mayBeOurs && editor.clips.some(({ draftId }) => draftId !== null)) {
      strange.add(generation.id);
      void look();
    }
    if (!known) return;
    editor.set({ scenes: scenes.map((one) => (one.generation.id === generation.id ? { ...one, generation } : one)) });
    if (!isOpen(generation.state)) void look();
  });
  const offUp = onUp(() => isUp() && isMaking() && void look());
  const isMaking = () => editor.store.get().scenes.some(({ generation }) => isOpen(generation.state));
  const timer = setInterval(() => {
    if (isMaking() && !document.hidden && Date.now() - at >= (isUp() ? LIVE : POLL)) void look();
  }, 1_000);
  return {
    missed: () => {
      if (left) void look();
    },
    stop: () => {
      offGeneration();
      offUp();
      clearInterval(timer);
    },
  };
}

async function fetchSequence(id: string): Promise<SequenceView | null> {
  try {
    const response = await fetch(`/api/sequences/${id}`);
    return response.ok ? (await response.json()).sequence : null;
  } catch {
    return null;
  }
}
