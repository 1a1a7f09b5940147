"use client";

import { sendLastWish } from "@/components/ui/last-wish";
import { useRunAction } from "@/components/ui/use-run-action";
import { favorite } from "@/lib/gallery/actions";

/** Makes a video a favorite or not. `show` is called at once, and again with what the server accepted in the end. */
export function useFavorite(id: string) {
  const attempt = useRunAction();
  const send = async (on: boolean): Promise<boolean> => {
    let accepted = false;
    await attempt(
      () => favorite({ selection: { ids: [id] }, on }),
      () => {
        accepted = true;
      },
    );
    return accepted;
  };
  return async (on: boolean, show: (on: boolean) => void): Promise<void> => {
    show(on);
    const accepted = await sendLastWish(`favorite ${id}`, on, send);
    if (accepted !== null) show(accepted);
  };
}
