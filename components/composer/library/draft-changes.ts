import { withDraft } from "@/components/composer/cast/cast";
import type { ComposerSnapshot } from "@/components/composer/drafts/content";
import { begin } from "@/components/composer/prompt/undo-history";
import type { OpenDraft } from "@/lib/prompts/drafts/content";
import type { Change } from "../changes";

/** Shows another draft with its own history: undo must not write the previous draft over it. */
export const openDraft =
  (
    open: OpenDraft | null,
    { prompt: present, settings, assets, elements = [], called = {} }: ComposerSnapshot,
  ): Change =>
  (state) => ({
    ...state,
    history: begin(present),
    settings,
    assets: { ...state.assets, ...assets },
    cast: withDraft(state.cast, elements, called),
    draft: { ...state.draft, open, fresh: true },
    replaced: null,
    replacement: null,
    filling: false,
    errors: {},
    truncated: null,
  });

/** Gives the current draft a name, or takes it away. */
export const nameDraft =
  (open: OpenDraft | null): Change =>
  (state) => ({ ...state, draft: { ...state.draft, open } });

/** Starts or ends filling in placeholders, during which Tab moves between them. */
export const fillIn =
  (filling: boolean): Change =>
  (state) => ({ ...state, filling });
