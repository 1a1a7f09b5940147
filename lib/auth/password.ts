import "server-only";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { isCommonPassword } from "./common-password";
import { PASSWORD } from "./limits";

/** argon2id as OWASP recommends: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MOST_WAITING = 256;

/**
 * Each hash takes 19 MiB and a core: they wait in two queues of one at a time, so that a visitor who tries passwords of
 * links never keeps anybody from signing in, and that pages are answered meanwhile.
 */
const queues = { accounts: pLimit(1), links: pLimit(1) };
type Queue = keyof typeof queues;

async function inTurn<T>(queue: Queue, work: () => Promise<T>): Promise<T> {
  if (queues[queue].pendingCount >= MOST_WAITING) throw new Error("too many passwords are being checked");
  return queues[queue](work);
}

/** NIST SP 800-63B: normalized, so that the same password typed on another keyboard gives the same bytes. */
const bytes = (password: string) => password.normalize("NFKC");

export type PasswordTrouble = "password_short" | "password_long" | "password_common" | "password_personal";

/**
 * Why this cannot be a password, or null. Counted in graphemes, so that 密码 is two. `about`: the user's name and
 * e-mail, which are guessed first.
 */
export async function passwordTrouble(
  password: string,
  about: { email?: string | null; name?: string | null } = {},
): Promise<PasswordTrouble | null> {
  if (password.length > PASSWORD.max) return "password_long";
  if ([...password].length < PASSWORD.min) return "password_short";
  if (await isCommonPassword(password)) return "password_common";
  return isPersonal(password, [about.name, about.email?.split("@")[0], about.email]) ? "password_personal" : null;
}

const LETTERS_AND_DIGITS = /[^\p{L}\p{N}]+/gu;
const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(LETTERS_AND_DIGITS, "");
/** Whatever is left beside a name must be a password by itself. */
const LEFT = 8;

/** Whether the password is little else than one of these. Short names are part of many words. */
function isPersonal(password: string, texts: (string | null | undefined)[]): boolean {
  const typed = plain(password);
  return texts
    .map((text) => plain(text ?? ""))
    .some((text) => {
      return text.length >= 4 && typed.includes(text) && typed.replaceAll(text, "").length < LEFT;
    });
}

export const hashPassword = (password: string, queue: Queue = "accounts"): Promise<string> =>
  inTurn(queue, () => hash(bytes(password), COST));

let decoy: Promise<string> | undefined;

/**
 * Whether `password` matches `stored`. Without a stored hash (an unknown address, or a GitHub-only user) a hash that
 * matches nothing is checked instead, so that the answer takes as long as it does for an existing user.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  queue: Queue = "accounts",
): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const against = stored ?? (await decoy);
  const matches = await inTurn(queue, () => verify(against, bytes(password)));
  return matches && stored !== null;
}
