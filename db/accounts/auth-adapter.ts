import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { getDb } from "@/db/client";
import { accounts, users } from "@/db/schema/accounts";

/** next-auth's own queries on our tables. A function, so that importing this module does not open the database. */
export const authAdapter = () => DrizzleAdapter(getDb(), { usersTable: users, accountsTable: accounts });
