/** Who may come to a door. A revoked session has a cookie that was valid and a row that is gone. */
export const VISITORS = ["stranger", "revoked", "disabled", "other", "administrator", "owner"] as const;
export type Visitor = (typeof VISITORS)[number];

/**
 * What a visitor gets: `open`, `sign_in` (401, or the way to /sign-in), `not_found`, `ended` (410), or the code with
 * which a door refuses everybody who is let in, such as `conflict`.
 */
export type Outcome = string;

/** `mayChange`: who may change the owner's data by this door. They ask last. */
export type Access = Record<Visitor, Outcome> & { mayChange: Visitor };

/** For a door that tells nobody apart. */
export const everybody = (outcome: Outcome): Access => ({
  ...signedIn(outcome),
  ...{ stranger: outcome, revoked: outcome, disabled: outcome },
});

const signedIn = (outcome: Outcome): Access => ({
  ...{ stranger: "sign_in", revoked: "sign_in", disabled: "sign_in" },
  ...{ other: outcome, administrator: outcome, owner: outcome },
  mayChange: "owner",
});

export const EVERYBODY = everybody("open");
export const NOBODY = everybody("not_found");

/** For a door to the visitor's own things, whatever ids of other people they send along. */
export const SIGNED_IN = signedIn("open");

/** For a door to a thing: for others it does not exist. */
export const OWNER: Access = { ...signedIn("not_found"), owner: "open" };

/** The same where nobody is told to sign in either, so that an id reveals nothing. */
export const OWNER_UNSEEN: Access = { ...NOBODY, owner: "open" };

/** The same for an action that says `conflict` to a thing that is in no fitting state, and to one that is not theirs. */
export const OWNER_OR_CONFLICT: Access = { ...signedIn("conflict"), owner: "open" };

export const ADMINISTRATOR: Access = { ...NOBODY, administrator: "open", mayChange: "administrator" };
