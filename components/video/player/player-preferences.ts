/** How a user likes to watch; kept from one video to the next, and forgotten with the page. */
export const playerPreferences = { speed: 1, loop: true, muted: false, volume: 1, playing: false };
