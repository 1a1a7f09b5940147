import "server-only";

/** Different signs of which so few are no password, however long: aaaaaaaaaa, 1212121212. */
const FEW = 3;

/**
 * Whether a password is among the fifty thousand commonest, or one of those with digits or signs around it. The list is
 * read when the first password is checked, and works without a network.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const { default: list } = await import("fxa-common-password-list");
  const typed = password.normalize("NFKC").toLowerCase();
  const word = typed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return new Set(typed).size <= FEW || list.test(typed) || (word.length > 0 && list.test(word));
}
