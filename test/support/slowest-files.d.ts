export function reportDurations(files: { file: string; seconds: number }[]): void;
export function slowestOf(list: string): string;
