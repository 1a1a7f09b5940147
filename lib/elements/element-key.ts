const PREFIX = "element:";

/** How the composer's document names an element: never by its name, which may change. */
export const elementKey = (id: string): string => PREFIX + id;

/** The element that a key of the document means, or null for an image's key. */
export const elementIdOf = (key: string): string | null => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null);
