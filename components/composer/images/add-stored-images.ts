import { addImage, freePlaces, leaveFileOut } from "@/components/composer/changes";
import { type ComposerState, documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import { requestId } from "@/components/video/request-id";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";

/** The ids of the composer's images that are on the server. */
export function imageIdsInUse(state: ComposerState): string[] {
  return documentOf(state).images.flatMap(({ key }) => {
    const asset = state.assets[key];
    return asset?.at === "uploaded" ? [asset.view.id] : [];
  });
}

/** Adds images that are already on the server. An image without a place is refused like a file. */
export function addStoredImages(store: Store<ComposerState>, views: readonly ImageView[]): void {
  for (const view of views) {
    const { name } = view;
    const state = store.get();
    const no = imageIdsInUse(state).includes(view.id) ? "duplicate" : freePlaces(state) <= 0 ? "tenth" : null;
    store.set(
      no === null
        ? addImage({ key: requestId(), name, alias: null }, { at: "uploaded", view, preview: null })
        : leaveFileOut({ id: requestId(), name, reason: { code: no, values: { max: MAX_IMAGES } } }),
    );
  }
}
