declare const checked: unique symbol;

/**
 * Somebody who was found to be an administrator: a user, or null for the user of the machine who runs a command. Every
 * query of this module asks for one, so that none can be called for anybody else.
 */
export type Admin = { readonly id: string | null; readonly [checked]: true };

/**
 * Called by the gate of the pages and actions, and by the command. `npm run check:structure` allows no other caller.
 */
export const asAdmin = (id: string | null): Admin => ({ id }) as Admin;
