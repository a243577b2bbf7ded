/** Beyond this, the oldest entries are forgotten. */
const ENTRIES_MAX = 50;

/** What a user has dismissed in this browser. Ids and times, which are not secret. */
export class RememberedList {
  constructor(private readonly key: string) {}

  get entries(): string[] {
    try {
      const entries: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
    } catch {
      return [];
    }
  }

  add(entry: string): void {
    try {
      localStorage.setItem(this.key, JSON.stringify([...this.entries, entry].slice(-ENTRIES_MAX)));
    } catch {
      // Storage is disabled: it stays dismissed until the page is left.
    }
  }
}
