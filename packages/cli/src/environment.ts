/** A variable of the environment; an empty one counts as not set. */
export const environment = (name: string): string | undefined => process.env[name]?.trim() || undefined;
