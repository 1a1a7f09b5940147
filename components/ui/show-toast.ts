import { toast } from "@/components/ui/toaster/toast";

/** Shows a message in a toast, with at most one action. */
export function showToast(text: string, action?: { label: string; onClick: () => void }): void {
  toast({ text, action: action && { label: action.label, run: action.onClick } });
}
