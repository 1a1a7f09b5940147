import { requestId } from "@/components/gallery/request-id";
import type { PictureView } from "@/lib/generations/view";
import { addPicture, refuse, room } from "./changes";
import { type ComposerState, workOf } from "./state";
import type { Store } from "./store";

/** The ids of the pictures on the sheet whose files are at the server. */
export function idsOnSheet(state: ComposerState): string[] {
  return workOf(state).pictures.flatMap(({ key }) => {
    const asset = state.assets[key];
    return asset?.at === "kept" ? [asset.view.id] : [];
  });
}

/** Lays pictures that are at the server already on the sheet. Why one has no place there is told like that of a file. */
export function addKept(store: Store<ComposerState>, views: readonly PictureView[]): void {
  for (const view of views) {
    const { name } = view;
    const state = store.get();
    const no = idsOnSheet(state).includes(view.id) ? "duplicate" : room(state) <= 0 ? "tenth" : null;
    store.set(
      no === null
        ? addPicture({ key: requestId(), name, alias: null }, { at: "kept", view, preview: null })
        : refuse({ id: requestId(), name, reason: { code: no, values: {} } }),
    );
  }
}
