/**
 * A prompt without one of its pictures: its mentions go, and those of later pictures count one less, so that each still
 * means its own picture. `number` counts from 1.
 */
export function leaveOut(prompt: string, number: number): string {
  return prompt
    .replace(/@image(\d+)/gi, (mention, digits: string) => {
      const mentioned = Number(digits);
      if (mentioned === number) return "";
      return mentioned > number ? `@image${mentioned - 1}` : mention;
    })
    .replace(/[ \t]{2,}/g, " ");
}
