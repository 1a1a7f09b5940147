/** Says a sentence in a toast, with one thing to press. Loaded when first needed: no page pays for it up front. */
export async function say(text: string, action?: { label: string; onClick: () => void }): Promise<void> {
  const { toast } = await import("sonner");
  toast(text, action ? { action, duration: 10_000 } : undefined);
}
