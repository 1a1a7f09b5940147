import type { ComposerSnapshot } from "@/components/composer/drafts/content";
import { begin } from "@/components/composer/prompt/undo-history";
import type { OpenDraft } from "@/lib/prompts/drafts/content";
import type { Change } from "../changes";
import type { ComposerState } from "../state";

/** Shows another draft. Its steps are its own: undo must not write the one before over it. */
export const openDraft =
  (open: OpenDraft | null, { prompt: present, settings, assets }: ComposerSnapshot): Change =>
  (state) => ({
    ...state,
    history: begin(present),
    settings,
    assets: { ...state.assets, ...assets },
    draft: { ...state.draft, open, fresh: true },
    replaced: null,
    replacement: null,
    filling: null,
    errors: {},
    truncated: null,
  });

/** What stands here is this draft from now on, or has no name any more. */
export const nameDraft =
  (open: OpenDraft | null): Change =>
  (state) => ({ ...state, draft: { ...state.draft, open } });

/** The words hold holes, which Tab goes through until this ends. */
export const fillIn =
  (filling: ComposerState["filling"]): Change =>
  (state) => ({ ...state, filling });
