import { eq } from "drizzle-orm";
import type { Db } from "@/db/database";
import { sessions, users } from "@/db/schema/accounts";
import { cookieOf } from "@/e2e/bench/cookie";
import { addUser } from "@/e2e/fixtures/rows";
import type { Visitor } from "./access";

/** Makes a visitor. Returns the headers that they send along: a cookie, and a network of their own. */
export async function admitVisitor(db: Db, visitor: Visitor, owner: string): Promise<Record<string, string>> {
  if (visitor === "stranger") return newNetwork();
  const id = visitor === "owner" ? owner : await addUser(db);
  const { name, value } = await cookieOf(db, id);
  if (visitor === "administrator") await db.update(users).set({ role: "admin" }).where(eq(users.id, id));
  if (visitor === "disabled") await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id));
  if (visitor === "revoked") await db.delete(sessions).where(eq(sessions.userId, id));
  return { ...newNetwork(), cookie: `${name}=${value}` };
}

let networks = 0;

/** No limit per network may refuse what is asked for here. */
function newNetwork(): Record<string, string> {
  networks += 1;
  return { "x-forwarded-for": `10.${(networks >> 16) % 256}.${(networks >> 8) % 256}.${networks % 256}` };
}
