/** Playback preferences, kept from video to video until the page is closed. */
export const playerPreferences = { speed: 1, loop: true, muted: false, volume: 1, playing: false };
