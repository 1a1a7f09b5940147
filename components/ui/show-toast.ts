import { toast } from "./toast";

/** Says a sentence in a toast, with at most one thing to press. */
export function showToast(text: string, action?: { label: string; onClick: () => void }): void {
  toast({ text, action: action && { label: action.label, run: action.onClick } });
}
