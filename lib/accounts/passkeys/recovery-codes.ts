import { getDb } from "@/db/client";
import "server-only";
import { createHash, randomInt } from "node:crypto";
import { replaceRecoveryCodes, takeRecoveryCode } from "@/db/accounts/passkey-queries";
import { RECOVERY_CODES } from "@/lib/auth/limits";

/** Without signs that look like others. */
const SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const GROUPS = 3;
const GROUP = 4;

const makeCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
  ).join("-");

/** 58 random bits need no slow hash; the user's id keeps two users' equal codes apart. Typed freely. */
const hashOf = (userId: string, code: string) =>
  createHash("sha256")
    .update(`${userId}\n${code.toUpperCase().replace(/[^A-Z0-9]/g, "")}`)
    .digest("hex");

/** Makes new codes in place of the old ones. They are readable here and never again. */
export async function makeRecoveryCodes(userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, makeCode);
  await replaceRecoveryCodes(getDb(), { userId, codeHashes: codes.map((code) => hashOf(userId, code)) });
  return codes;
}

/** Uses one of a user's codes up. */
export const redeemRecoveryCode = (userId: string, code: string): Promise<boolean> =>
  takeRecoveryCode(getDb(), { userId, codeHash: hashOf(userId, code) });
