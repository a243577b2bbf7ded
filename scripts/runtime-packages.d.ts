/** The names of the packages that a server in production loads from node_modules. */
export function runtimePackages(root: string): string[];
