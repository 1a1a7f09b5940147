import { randomUUID } from "node:crypto";
import { type Access, ADMINISTRATOR, EVERYBODY, everybody, OWNER, OWNER_OR_CONFLICT, SIGNED_IN } from "./access";
import { actions, type Door, Form } from "./door";

const elementOf = (name: string, imageId: string) => ({
  ...{ kind: "character", name, description: "", role: null, tags: [] },
  images: [{ imageId, shows: "face", wakeWords: [] }],
});

/** An action on a selection of videos takes any ids and changes those that are the visitor's own. */
const OWN_OF_THESE = SIGNED_IN;

/** A form of the account's pages: it says in words that nobody is signed in. */
const ANSWERED: Access = { ...SIGNED_IN, ...{ stranger: "invalid", revoked: "invalid", disabled: "invalid" } };
const REFUSED = everybody("invalid");

const PASSWORD = "a lamp behind nine images";

const accounts: Door[] = [
  ...actions("lib/accounts/actions.ts", {
    renameAction: [SIGNED_IN, () => new Form({ name: "Somebody" })],
    timeZoneAction: [SIGNED_IN, () => new Form({ timeZone: "Asia/Shanghai" }, false)],
    // A wrong current password; the others have none, and set their first.
    changePasswordAction: [
      { ...SIGNED_IN, owner: "invalid" },
      () => new Form({ current: "not it at all", password: PASSWORD }),
    ],
    disconnectAction: [ANSWERED, () => new Form({ provider: "github" })],
    endSessionAction: [SIGNED_IN, ({ session }) => new Form({ session }, false)],
    endOtherSessionsAction: [SIGNED_IN, () => new Form({}, false)],
  }),
  ...actions("lib/accounts/sign-in/actions.ts", {
    signInAction: [
      everybody("wrong"),
      () => new Form({ email: `${randomUUID()}@example.com`, password: "not it at all" }),
    ],
    signUpAction: [EVERYBODY, () => new Form({ email: `${randomUUID()}@example.com`, password: PASSWORD, name: "" })],
    signInWithAction: [everybody("provider"), () => new Form({ provider: "github" })],
    signOutAction: [everybody("sign_in"), () => new Form({}, false)],
  }),
  ...actions("lib/accounts/reset/actions.ts", {
    requestResetAction: [everybody("password_off"), () => new Form({ email: `${randomUUID()}@example.com` })],
    resetPasswordAction: [everybody("reset_unknown"), () => new Form({ token: "A".repeat(43), password: PASSWORD })],
  }),
  ...actions("lib/accounts/confirm/actions.ts", {
    confirmAction: [
      { ...SIGNED_IN, other: "invalid", administrator: "invalid", owner: "invalid" },
      () => new Form({ password: "not it at all" }),
    ],
  }),
  ...actions("lib/accounts/email/actions.ts", {
    changeEmailAction: [ANSWERED, () => new Form({ email: `${randomUUID()}@example.com` })],
    verifyEmailAction: [everybody("reset_unknown"), () => new Form({ token: "A".repeat(43) })],
    resendVerificationAction: [SIGNED_IN, () => new Form({}, false)],
  }),
  ...actions("lib/accounts/passkeys/actions.ts", {
    passkeyOptionsAction: [EVERYBODY, () => "sign_in"],
    passkeyAnswerAction: [everybody("challenge_old"), () => ({ purpose: "sign_in", response: {}, next: "/" })],
    recoveryCodeAction: [everybody("challenge_old"), () => new Form({ code: "AAAA-AAAA-AAAA" })],
    newPasskeyOptionsAction: [SIGNED_IN, () => null],
    addPasskeyAction: [
      { ...SIGNED_IN, other: "invalid", administrator: "invalid", owner: "invalid" },
      () => ({ name: "another", response: {} }),
    ],
    removePasskeyAction: [ANSWERED, () => new Form({ passkey: "unknown" })],
    recoveryCodesAction: [ANSWERED, () => new Form({})],
    secondFactorAction: [REFUSED, () => new Form({ second: "on" })],
  }),
  ...actions("lib/generations/own-key/actions.ts", {
    // The administrator allows none.
    storeOwnKeyAction: [REFUSED, () => new Form({ key: "dk-another-0123456789" })],
    ownKeyLimitsAction: [ANSWERED, () => new Form({ day: "", month: "" })],
    removeOwnKeyAction: [ANSWERED, () => new Form({})],
  }),
  ...actions("lib/images/actions.ts", {
    // Takes any id, and deletes an image of the visitor.
    deleteImageAction: [ANSWERED, ({ image }) => new Form({ image })],
  }),
  ...actions("lib/removal/actions.ts", {
    // Not the address of their own account.
    deleteAccountAction: [REFUSED, () => new Form({ email: "nobody@example.com" })],
  }),
  ...actions("lib/preferences/actions.ts", {
    setTheme: [EVERYBODY, () => new Form({ theme: "dark" }, false)],
    setLocale: [EVERYBODY, () => new Form({ locale: "zh" }, false)],
    reportTimeZone: [EVERYBODY, () => "Asia/Shanghai"],
  }),
];

const administration = actions("lib/admin/actions.ts", {
  disableAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  enableAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  signOutUserAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  resetLinkAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  revokeResetAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  verifyAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  secondStepOffAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner })],
  roleAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner, role: "admin" })],
  userLimitsAction: [ADMINISTRATOR, ({ owner }) => new Form({ user: owner, day: "5", month: "50" })],
  ownKeysAction: [ADMINISTRATOR, () => new Form({ own_keys: "off" })],
  // Another address than the user's.
  deleteUserAction: [
    { ...ADMINISTRATOR, administrator: "invalid" },
    ({ owner }) => new Form({ user: owner, email: "nobody@example.com" }),
  ],
  inviteAction: [ADMINISTRATOR, () => new Form({ email: "", role: "user", days: "7", day: "", month: "" })],
  revokeInvitationAction: [ADMINISTRATOR, ({ invitationId }) => new Form({ invitation: invitationId })],
  stopSubmitsAction: [ADMINISTRATOR, () => new Form({ submits: "resume" })],
  instanceLimitsAction: [ADMINISTRATOR, () => new Form({ day: "100000", month: "100000" })],
});

const generations = actions("lib/generations/actions.ts", {
  submitBatch: [SIGNED_IN, () => submitted([])],
  cancelGeneration: [OWNER_OR_CONFLICT, ({ queued }) => ({ id: queued })],
  reorderQueue: [OWNER_OR_CONFLICT, ({ queued }) => ({ id: queued, by: 1 })],
  checkAgain: [OWNER, ({ rendering }) => ({ id: rendering })],
  tryAgain: [OWNER, ({ rendering }) => ({ id: rendering })],
  downloadAgain: [OWNER_OR_CONFLICT, ({ saving }) => ({ id: saving })],
  sendAgain: [OWNER_OR_CONFLICT, ({ unconfirmed }) => ({ id: unconfirmed, requestId: randomUUID() })],
  // The provider cannot be reached.
  recoverTask: [
    { ...OWNER_OR_CONFLICT, owner: "unavailable" },
    ({ unconfirmed }) => ({ id: unconfirmed, taskId: "ta12345678-1234-1234-1234-123456789abc" }),
  ],
});

const gallery = [
  ...actions("lib/gallery/actions.ts", {
    favorite: [OWN_OF_THESE, ({ video }) => ({ selection: { ids: [video] }, on: true })],
    saveNote: [OWNER, ({ video }) => ({ id: video, title: "taken over", note: "", tags: [] })],
    editTags: [OWN_OF_THESE, ({ video }) => ({ selection: { ids: [video] }, add: ["taken"], remove: [] })],
    moveToTrash: [OWN_OF_THESE, ({ video }) => ({ selection: { ids: [video] } })],
    undoTrash: [OWN_OF_THESE, () => ({ at: new Date().toISOString() })],
    restore: [OWN_OF_THESE, ({ trashed }) => ({ ids: [trashed] })],
    emptyTrash: [SIGNED_IN, () => ({})],
    makeCollection: [SIGNED_IN, () => ({ name: "another" })],
    renameCollection: [OWNER, ({ collection }) => ({ id: collection, name: "taken over" })],
    deleteCollection: [OWNER, ({ collection }) => ({ id: collection })],
    addToCollection: [
      OWN_OF_THESE,
      ({ collection, video }) => ({ collectionId: collection, selection: { ids: [video] } }),
    ],
    removeFromCollection: [OWN_OF_THESE, ({ collection, video }) => ({ collectionId: collection, ids: [video] })],
    moveInCollection: [OWNER, ({ collection, video }) => ({ collectionId: collection, id: video, beforeId: null })],
    chooseCover: [OWNER, ({ collection, second }) => ({ id: collection, coverId: second })],
  }),
  ...actions("lib/gallery/undo/actions.ts", {
    undoTag: [OWN_OF_THESE, ({ video }) => ({ before: [{ id: video, tags: ["taken"] }], add: [], remove: ["x"] })],
    undoAddToCollection: [
      OWN_OF_THESE,
      ({ collection, video }) => ({ collectionId: collection, ids: [video], made: true }),
    ],
    undoRemoveFromCollection: [
      OWN_OF_THESE,
      ({ collection, video }) => ({ collectionId: collection, places: [{ id: video, position: -1 }] }),
    ],
  }),
  ...actions("lib/gallery/saved-views/actions.ts", {
    createSavedView: [SIGNED_IN, () => ({ name: "another", query: "favorite=1" })],
    renameSavedView: [OWNER, ({ view }) => ({ id: view, name: "taken over" })],
    deleteSavedView: [OWNER, ({ view }) => ({ id: view })],
  }),
];

const prompts = [
  ...actions("lib/elements/actions.ts", {
    createElement: [
      { ...SIGNED_IN, other: "invalid", administrator: "invalid" },
      ({ elementImage }) => elementOf("another", elementImage),
    ],
    saveElement: [
      OWNER,
      ({ element, elementImage }) => ({ id: element, version: 1, element: elementOf("taken", elementImage) }),
    ],
    moveElementToTrash: [OWNER, ({ element }) => ({ id: element })],
    restoreElementFromTrash: [OWNER, ({ elementTrashed }) => ({ id: elementTrashed })],
    deleteElementForGood: [OWNER, ({ elementTrashed }) => ({ id: elementTrashed })],
  }),
  ...actions("lib/prompts/actions.ts", {
    savePrompt: [SIGNED_IN, () => ({ name: "another", text: "a fox" })],
    renamePrompt: [OWNER, ({ saved }) => ({ id: saved, name: "taken over" })],
    deletePrompt: [OWNER, ({ saved }) => ({ id: saved })],
    restorePrompt: [OWNER, ({ savedDeleted }) => ({ id: savedDeleted })],
  }),
  ...actions("lib/prompts/drafts/actions.ts", {
    saveDraftAs: [{ ...SIGNED_IN, ...{ other: "not_found", administrator: "not_found", owner: "not_found" } }, named],
    renameDraft: [OWNER, ({ draft }) => ({ id: draft, name: "taken over" })],
    deleteDraft: [OWNER, ({ draft }) => ({ id: draft })],
    restoreDraft: [OWNER, ({ draftDeleted }) => ({ id: draftDeleted })],
  }),
];

const shares = actions("lib/shares/actions.ts", {
  createShare: [OWNER, ({ video }) => ({ generationIds: [video] })],
  shareCollection: [OWNER, ({ collection }) => ({ collectionId: collection })],
  // Of what they selected, nothing is theirs.
  shareSelection: [
    { ...SIGNED_IN, other: "invalid", administrator: "invalid" },
    ({ video }) => ({ selection: { ids: [video] }, title: null }),
  ],
  updateShare: [OWNER, ({ link }) => ({ slug: link, showPrompt: true })],
  revokeShares: [OWN_OF_THESE, ({ link }) => ({ slugs: [link] })],
  renewShare: [OWNER, ({ link }) => ({ slug: link })],
  // Its password was not given.
  startRemix: [
    { ...SIGNED_IN, ...{ other: "not_found", administrator: "not_found", owner: "not_found" } },
    ({ locked }) => ({ slug: locked, video: null, key: null }),
  ],
});

const sequences = actions("lib/sequences/actions.ts", {
  // Of what they chose, nothing is theirs.
  makeSequence: [OWNER, ({ video }) => ({ name: "another", from: { selection: { ids: [video] } } })],
  addToSequence: [OWNER, ({ sequence, second }) => ({ id: sequence, from: { selection: { ids: [second] } } })],
  describeSequence: [OWNER, ({ sequence }) => ({ id: sequence, name: "taken over", note: "", tags: [] })],
  deleteSequence: [OWNER, ({ sequence }) => ({ id: sequence })],
  restoreSequence: [OWNER, ({ sequenceDeleted }) => ({ id: sequenceDeleted })],
  deleteSequenceForGood: [OWNER, ({ sequenceDeleted }) => ({ id: sequenceDeleted })],
});

const scenes = actions("lib/sequences/scenes/actions.ts", {
  writeScene: [
    OWNER,
    ({ sequence }) => ({
      ...{ id: crypto.randomUUID(), scene: { sequenceId: sequence, clipKey: "one" } },
      ...{ name: "taken over", imageId: null, text: "", seconds: 5 },
    }),
  ],
  // Nobody here has begun a scene.
  findSceneDraft: [
    { ...OWNER, owner: "not_found" },
    ({ sequence, draft }) => ({ id: draft, scene: { sequenceId: sequence, clipKey: "one" } }),
  ],
});

const audioTracks = actions("lib/sequences/audio/actions.ts", {
  chooseAudioAction: [OWNER, ({ audio }) => ({ id: audio })],
  deleteAudioAction: [OWNER, ({ audio }) => ({ id: audio })],
});

const serverExports = actions("lib/sequences/exports/server/actions.ts", {
  // The page saw another version.
  startServerExport: [
    { ...SIGNED_IN, ...{ other: "not_found", administrator: "not_found", owner: "conflict" } },
    ({ sequence }) => ({ id: sequence, base: 1_000, visibleLabel: false }),
  ],
  removeServerExport: [
    { ...SIGNED_IN, ...{ other: "not_found", administrator: "not_found", owner: "not_found" } },
    () => ({ id: randomUUID() }),
  ],
});

export const actionDoors: Door[] = [
  ...[...accounts, ...administration, ...generations, ...gallery],
  ...[...prompts, ...shares, ...sequences, ...scenes, ...audioTracks, ...serverExports],
];

/** Nobody here has begun a draft. */
function named() {
  return { name: "another" };
}

function submitted(imageIds: string[]) {
  const variations = [{ ratio: "16:9", duration: 5 }];
  return { requestId: randomUUID(), prompt: "a fox", imageIds, variations, model: "seedance-2.0" };
}
