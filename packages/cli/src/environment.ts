/** An environment variable; an empty one counts as unset. */
export const environment = (name: string): string | undefined => process.env[name]?.trim() || undefined;
