/** One request with a key, as its owner sees it. Only `address` comes from the caller, and it is no free text. */
export interface NotedRequest {
  apiKeyId: string;
  /** When it was answered, in Unix milliseconds. */
  at: number;
  method: string;
  /** As the router knows it, with names instead of values: `/api/v1/workspaces/:workspaceId`. */
  route: string;
  status: number;
  errorCode: string | null;
  address: string;
  durationMs: number;
}

const SECOND_MS = 1_000;
const FIRST_FAILURE = 400;

/** Per key and second. Owners look for failures, so more of them are kept. */
const SUCCESSES_PER_SECOND = 2;
const FAILURES_PER_SECOND = 5;

/** Of all keys together, between two flushes. */
const SUCCESSES_MAX = 500;
const FAILURES_MAX = 500;

/** How many requests with a key there were in one second. */
interface Second {
  second: number;
  successes: number;
  failures: number;
}

/** Keeps a sample of the requests: of a burst, the first few of each second; of all keys, the newest. */
export class RequestBuffer {
  private seconds = new Map<string, Second>();
  private successes = new Ring(SUCCESSES_MAX);
  private failures = new Ring(FAILURES_MAX);

  /** Whether a request belongs to the sample. Asked for every request, before anything about it is put together. */
  samples(apiKeyId: string, status: number, now: number): boolean {
    const counted = this.secondOf(apiKeyId, Math.floor(now / SECOND_MS));
    if (status >= FIRST_FAILURE) {
      counted.failures += 1;
      return counted.failures <= FAILURES_PER_SECOND;
    }
    counted.successes += 1;
    return counted.successes <= SUCCESSES_PER_SECOND;
  }

  add(request: NotedRequest): void {
    (request.status >= FIRST_FAILURE ? this.failures : this.successes).add(request);
  }

  /** All that were kept, oldest first, which empties the buffer. */
  take(): NotedRequest[] {
    const taken = [...this.successes.items(), ...this.failures.items()].sort((a, b) => a.at - b.at);
    this.seconds = new Map();
    this.successes = new Ring(SUCCESSES_MAX);
    this.failures = new Ring(FAILURES_MAX);
    return taken;
  }

  /** Puts back what could not be written; newer requests replace it if there is no room for both. */
  requeue(requests: readonly NotedRequest[]): void {
    for (const request of [...requests, ...this.take()]) this.add(request);
  }

  private secondOf(apiKeyId: string, second: number): Second {
    const known = this.seconds.get(apiKeyId);
    if (known?.second === second) return known;
    const fresh = { second, successes: 0, failures: 0 };
    this.seconds.set(apiKeyId, fresh);
    return fresh;
  }
}

/** Keeps the newest. */
class Ring {
  private readonly kept: NotedRequest[] = [];
  private added = 0;

  constructor(private readonly size: number) {}

  add(request: NotedRequest): void {
    this.kept[this.added % this.size] = request;
    this.added += 1;
  }

  /** Oldest first. */
  items(): NotedRequest[] {
    const oldest = this.added % this.size;
    return this.added <= this.size ? this.kept : [...this.kept.slice(oldest), ...this.kept.slice(0, oldest)];
  }
}
