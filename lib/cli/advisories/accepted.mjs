/**
 * Advisories that are known and accepted for a while: `until` is the last day, after which the check fails again. `why`
 * says what makes them harmless here. An advisory that no longer applies is to be removed, and the check says so.
 * @typedef {{ id: string, until: string, why: string }} Accepted
 * @type {Accepted[]}
 */
export const acceptedAdvisories = [];
