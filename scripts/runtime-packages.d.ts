/** The names of the packages that a production server loads from node_modules. */
export function runtimePackages(root: string): string[];
