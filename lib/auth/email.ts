const LONGEST = 254;
/** The part of RFC 5321 that mailboxes really use: ASCII atoms joined by dots, no quotes, no comments. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Characters that NFKC would turn into "@" or ".": they must not become part of an address that looks like another. */
const LOOKALIKES = /[\uFF20\uFE6B\u3002\uFF0E\uFF61\uFE52\u2024]/u;

/**
 * The one spelling of an e-mail address, or null when it is not one. Addresses are stored and compared only in this
 * spelling, so that two rows never belong to what a user would read as the same address.
 */
export function normalizeEmail(raw: unknown): string | null {
  if (typeof raw !== "string" || raw.length > LONGEST * 2 || LOOKALIKES.test(raw)) return null;
  const email = raw.trim().normalize("NFKC").toLowerCase();
  if (email.length > LONGEST) return null;
  const [local, domain, ...rest] = email.split("@");
  if (!local || !domain || rest.length > 0) return null;
  const labels = domain.split(".");
  const named = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return local.length <= 64 && LOCAL.test(local) && named ? email : null;
}
