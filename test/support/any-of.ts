/** A random element. */
export const anyOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;
