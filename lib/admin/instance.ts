import "server-only";
import type { Admin } from "@/db/admin/actor";
import {
  listSealedKeys,
  reseal,
  setInstanceLimits,
  setOwnKeys,
  setSubmitsStopped,
} from "@/db/admin/instance-admin-queries";
import { isSealedAnew, seal, unseal } from "@/lib/generations/own-key/seal";
import type { Services } from "@/lib/generations/services";
import { type AdminChange, readLimits } from "./change";
import { recordAct } from "./users";

type Db = Pick<Services, "db">;

/** Stops or resumes submits of all users. What is queued waits; what is at the provider finishes. */
export async function stopSubmits(admin: Admin, services: Db, stopped: boolean): Promise<AdminChange> {
  await setSubmitsStopped(admin, services.db, stopped);
  await recordAct(admin, services, stopped ? "submits_stopped" : "submits_resumed", null);
  return { ok: true };
}

/** Whether users may store provider keys of their own. Those that are queued with one keep it. */
export async function allowOwnKeys(admin: Admin, services: Db, allowed: boolean): Promise<AdminChange> {
  await setOwnKeys(admin, services.db, allowed);
  await recordAct(admin, services, "own_keys_changed", null, { allowed });
  return { ok: true };
}

const KEYS_AT_ONCE = 100;

/**
 * Encrypts every stored key with the current secret, so that AUTH_SECRET_PREVIOUS can go. `lost` were encrypted with a
 * secret that is neither.
 */
export async function rotateKeys(admin: Admin, services: Db): Promise<AdminChange<{ rotated: number; lost: number }>> {
  const count = { rotated: 0, lost: 0 };
  for (let after = ""; ; ) {
    const rows = await listSealedKeys(admin, services.db, { after, limit: KEYS_AT_ONCE });
    for (const row of rows.filter((it) => !isSealedAnew(it))) {
      const apiKey = unseal(row);
      if (apiKey) await reseal(admin, services.db, { id: row.id, from: row.sealed, ...seal(apiKey, row) });
      count[apiKey ? "rotated" : "lost"] += 1;
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  await recordAct(admin, services, "keys_rotated", null, count);
  return { ok: true, ...count };
}

/** Limits of credits for all users together, as they were typed; the environment's hold as well. */
export async function changeInstanceLimits(
  admin: Admin,
  services: Db,
  typed: { day: string; month: string },
): Promise<AdminChange> {
  const limits = readLimits(typed);
  if (!limits.ok) return limits;
  const { day, month } = limits;
  await setInstanceLimits(admin, services.db, { day, month });
  await recordAct(admin, services, "instance_limits_changed", null, { day, month });
  return { ok: true };
}
