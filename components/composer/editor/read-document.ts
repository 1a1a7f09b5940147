import { type PromptText, tidy } from "@/components/composer/prompt/prompt-text";
import { type Token, walk } from "./walk-nodes";

export const readDoc = (root: HTMLElement): PromptText => tidy(walk(root).map(partOf));

function partOf(token: Token): string | { key: string } {
  switch (token.kind) {
    case "text":
      // Browsers insert a no-break space where two plain ones would collapse; the provider doesn't need it.
      return token.node.data.replaceAll("\u00a0", " ");
    case "chip":
      return { key: token.key };
    case "break":
      return token.length === 1 ? "\n" : "";
  }
}
