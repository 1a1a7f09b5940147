import { choose, editDocument } from "@/components/composer/changes";
import { useComposerContext } from "@/components/composer/context";
import { replace } from "@/components/composer/prompt/prompt-document";
import { giveRole } from "@/components/composer/prompt/role-phrase";
import { suggestRole } from "@/components/composer/prompt/suggest-role";
import { useRolePhrases } from "@/components/composer/prompt/use-role-phrases";
import { stretch } from "@/components/composer/shots/durations";
import { editShots } from "@/components/composer/shots/edit-shots";
import type { Fix } from "./check";

/** Applies a finding's fix as one undo step. */
export function useFix(): (fix: Fix) => void {
  const { store } = useComposerContext();
  const phrases = useRolePhrases();
  return (fix) => {
    switch (fix.do) {
      case "delete":
        return store.set(editDocument((now) => replace(now, fix.from, fix.to, [])));
      case "put":
        return store.set(editDocument((now) => replace(now, fix.from, fix.to, [fix.text])));
      case "roles":
        return store.set(
          editDocument((now) =>
            fix.keys.reduce((before, key) => {
              const image = before.images.find((one) => one.key === key);
              return image ? giveRole(before, key, suggestRole(image, before, phrases), phrases) : before;
            }, now),
          ),
        );
      case "stretch":
        return store.set(editDocument((now) => editShots(now, (timeline) => stretch(timeline, fix.duration))));
      case "duration":
        return store.set(choose({ duration: fix.duration }));
    }
  };
}
