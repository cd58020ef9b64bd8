/**
 * What our messages are called on the wire. A program may give them ids of its own when it takes them; both are understood then.
 * The beginning keeps them apart from the ids of clients' messages, which the program chooses.
 */
export const wireIdOf = (ourId: string): string => `out:${ourId}`;

/** Our own id of the message; null when it is a name that the program gave. */
export const ourIdOf = (wireId: string): string | null => /^out:(\d{1,15})$/.exec(wireId)?.[1] ?? null;
