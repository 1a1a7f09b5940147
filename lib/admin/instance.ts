import "server-only";
import type { Admin } from "@/db/admin/actor";
import { setInstanceLimits, setSubmitsStopped } from "@/db/admin/instance-admin-queries";
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
