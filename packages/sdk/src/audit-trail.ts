/**
 * Verifies an exported or streamed audit trail without trusting the server or its database. docs/audit.md describes
 * what is hashed and signed.
 */

/** Functions provided by the platform; in Node.js, `hash` and `verify` of `node:crypto`. */
export interface Cryptography {
  /** @returns 64 hex digits of the hash of the text in UTF-8 */
  sha256(text: string): string;
  /** Ed25519. Key and signature are base64url. @returns false also for a malformed key or signature */
  verify(publicKey: string, message: string, signature: string): boolean;
}

/** The place of an event in the instance's chain, and in its workspace's. */
export interface ChainLink {
  position: number;
  hash: string;
  /** null: the event belongs to no workspace, such as a sign-in. */
  workspaceId: string | null;
  workspacePosition: number | null;
  workspaceHash: string | null;
  /** SHA-256 of the event's text. */
  digest: string;
  /** The previous link's hash; needed if the earlier links are not available. */
  previousHash?: string;
}

/** What a signature proves: the state of the chain up to here. */
export interface Checkpoint {
  /** `instance`, or the id of a workspace. */
  chain: string;
  position: number;
  hash: string;
  /** Events before this position have been removed after their retention period. */
  events_from: number;
  signed_at: string;
  key_id: string;
  public_key: string;
  signature: string;
}

export const GENESIS_HASH = '0'.repeat(64);

const linkText = (chain: string, previous: string, position: number, digest: string): string =>
  `${chain}\n${previous}\n${position}\n${digest}`;

export const instanceLinkText = (previous: string, position: number, digest: string): string =>
  linkText('latchkey audit chain 1', previous, position, digest);

export const workspaceLinkText = (
  workspaceId: string,
  previous: string,
  position: number,
  digest: string,
): string => linkText(`latchkey audit workspace chain 1 ${workspaceId}`, previous, position, digest);

/** The text that is signed. */
export const checkpointText = ({
  chain,
  position,
  hash,
  events_from,
  signed_at,
}: UnsignedCheckpoint): string =>
  `latchkey audit checkpoint 1\n${chain}\n${position}\n${hash}\n${events_from}\n${signed_at}`;

export type UnsignedCheckpoint = Pick<
  Checkpoint,
  'chain' | 'position' | 'hash' | 'events_from' | 'signed_at'
>;

/** A key's id is the hash of its public half, so an id that was written down identifies the key. */
export const keyIdOf = (publicKey: string, { sha256 }: Pick<Cryptography, 'sha256'>): string =>
  sha256(publicKey).slice(0, 16);

/** @returns why the checkpoint is not valid; undefined if it is */
export function checkpointProblem(
  checkpoint: Checkpoint,
  cryptography: Cryptography,
  trustedKeyId?: string,
): string | undefined {
  const { key_id: keyId, public_key: publicKey, signature } = checkpoint;
  if (keyIdOf(publicKey, cryptography) !== keyId) return `the checkpoint's key is not ${keyId}`;
  if (trustedKeyId !== undefined && keyId !== trustedKeyId) {
    return `the checkpoint is signed with the key ${keyId}, not with ${trustedKeyId}`;
  }
  return cryptography.verify(publicKey, checkpointText(checkpoint), signature)
    ? undefined
    : 'the signature of the checkpoint is not valid';
}

interface Head {
  position: number;
  hash: string;
}

/** Follows an instance's chain, and those of all workspaces, link by link. */
export class AuditChain {
  readonly #cryptography: Pick<Cryptography, 'sha256'>;
  readonly #remember: (position: number) => boolean;
  readonly #hashes = new Map<number, string>();
  readonly #workspaces = new Map<string, Head>();
  #first: number | undefined;
  #head: Head = { position: 0, hash: GENESIS_HASH };

  /** @param remember the positions for which `hashAt` will be called */
  constructor(
    cryptography: Pick<Cryptography, 'sha256'>,
    remember: (position: number) => boolean = () => true,
  ) {
    this.#cryptography = cryptography;
    this.#remember = remember;
  }

  get head(): Readonly<Head> {
    return this.#head;
  }

  /** The first position seen; 1 for a complete trail. */
  get first(): number | undefined {
    return this.#first;
  }

  hashAt(position: number): string | undefined {
    return this.#hashes.get(position);
  }

  /**
   * @param options.mayBegin the trail may begin later than the first event, without checking what came before
   * @returns why the link does not fit; undefined if it does
   */
  append(link: ChainLink, { mayBegin = false } = {}): string | undefined {
    const { position, hash, digest } = link;
    const begins = this.#first === undefined;
    if (begins && mayBegin && position > 1) return this.#begin(link);
    const expected = this.#head.position + 1;
    if (position !== expected) {
      return position > expected
        ? `${describeGap(expected, position - 1)} missing`
        : `position ${position} comes after ${this.#head.position}`;
    }
    if (this.#cryptography.sha256(instanceLinkText(this.#head.hash, position, digest)) !== hash) {
      return CHANGED;
    }
    const problem = this.#appendToWorkspace(link);
    if (problem !== undefined) return problem;
    this.#advance(link);
    return undefined;
  }

  #begin(link: ChainLink): string | undefined {
    const { workspaceId, workspacePosition, workspaceHash, previousHash = '' } = link;
    if (this.#cryptography.sha256(instanceLinkText(previousHash, link.position, link.digest)) !== link.hash) {
      return CHANGED;
    }
    if (workspaceId !== null && workspacePosition !== null && workspaceHash !== null) {
      this.#workspaces.set(workspaceId, { position: workspacePosition, hash: workspaceHash });
    }
    this.#advance(link);
    return undefined;
  }

  #advance({ position, hash }: ChainLink): void {
    this.#first ??= position;
    this.#head = { position, hash };
    if (this.#remember(position)) this.#hashes.set(position, hash);
  }

  #appendToWorkspace(link: ChainLink): string | undefined {
    const { workspaceId, workspacePosition: position, workspaceHash: hash, digest } = link;
    if (workspaceId === null) {
      return position === null && hash === null
        ? undefined
        : 'it has a place in a workspace, and belongs to none';
    }
    if (position === null || hash === null) return `it has no place in the workspace ${workspaceId}`;
    const head = this.#workspaces.get(workspaceId) ?? { position: 0, hash: GENESIS_HASH };
    // A trail that begins later knows nothing about a workspace before its first event there.
    const isFirstSeen = !this.#workspaces.has(workspaceId) && this.#first !== undefined && this.#first > 1;
    if (!isFirstSeen) {
      if (position !== head.position + 1) {
        return `position ${position} in the workspace ${workspaceId} comes after ${head.position}`;
      }
      const text = workspaceLinkText(workspaceId, head.hash, position, digest);
      if (this.#cryptography.sha256(text) !== hash) {
        return `its hash does not follow from the one before in the workspace ${workspaceId}`;
      }
    }
    this.#workspaces.set(workspaceId, { position, hash });
    return undefined;
  }
}

const CHANGED = 'the hash does not follow from the one before: the event was changed, replaced or moved';

const SIGNED_TWICE =
  'two checkpoints with different hashes are signed here: the chain was changed in between';

const describeGap = (from: number, to: number): string =>
  from === to ? `the event at position ${from} is` : `the events at positions ${from} to ${to} are`;

/** An event, as in the trail. */
export interface TrailEvent {
  position: number;
  id: string;
  workspace_id: string | null;
  action: string;
  target_type: string;
  target_id: string | null;
  details: Record<string, unknown>;
  occurred_at: string;
}

/** A line of a trail, before verification. */
export type TrailLine =
  | { kind: 'event'; link: ChainLink; text: string }
  | { kind: 'checkpoint'; checkpoint: Checkpoint };

/** The event comes last, exactly as it was hashed, so it is cut out rather than parsed and serialised again. */
const EVENT_LINE =
  /^\{"position":(\d{1,15}),"previous_hash":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","workspace_position":(null|\d{1,15}),"workspace_hash":(?:null|"([0-9a-f]{64})"),"event":(\{.*\})\}$/s;

export const eventLine = (link: Required<Omit<ChainLink, 'digest' | 'workspaceId'>>, text: string): string =>
  `{"position":${link.position},"previous_hash":"${link.previousHash}","hash":"${link.hash}",` +
  `"workspace_position":${link.workspacePosition},` +
  `"workspace_hash":${link.workspaceHash === null ? 'null' : `"${link.workspaceHash}"`},"event":${text}}`;

export const checkpointLine = (checkpoint: Checkpoint): string => JSON.stringify({ checkpoint });

/**
 * Splits text that arrives in pieces into lines. Only a line feed ends a line: people's texts may contain other
 * separators, such as U+2028, which JSON does not escape and `node:readline` splits at.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** @returns the lines that are now complete */
  push(bytes: Uint8Array): string[] {
    const [first = '', ...others] = this.#decoder.decode(bytes, { stream: true }).split('\n');
    this.#rest += first;
    return others.map((next) => {
      const line = this.#rest;
      this.#rest = next;
      return withoutCarriageReturn(line);
    });
  }

  /** @returns the last line, unless it is empty */
  end(): string[] {
    const line = withoutCarriageReturn(this.#rest + this.#decoder.decode());
    this.#rest = '';
    return line === '' ? [] : [line];
  }
}

/** A program for Windows may have added it. JSON text contains none. */
const withoutCarriageReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** The lines of a file, for `verifyTrail`. @param bytes such as a stream of Node.js */
export async function* trailLines(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const splitter = new LineSplitter();
  for await (const chunk of bytes) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** @returns null for any other line */
export function parseTrailLine(line: string, { sha256 }: Pick<Cryptography, 'sha256'>): TrailLine | null {
  const match = EVENT_LINE.exec(line);
  try {
    if (!match) {
      const { checkpoint } = JSON.parse(line) as { checkpoint?: Checkpoint };
      return checkpoint && typeof checkpoint.position === 'number'
        ? { kind: 'checkpoint', checkpoint }
        : null;
    }
    const [, position, previousHash, hash, workspacePosition, workspaceHash, text] =
      match as unknown as string[];
    const event = JSON.parse(text as string) as { workspace_id?: unknown };
    return {
      kind: 'event',
      text: text as string,
      link: {
        position: Number(position),
        previousHash,
        hash: hash as string,
        workspaceId: typeof event.workspace_id === 'string' ? event.workspace_id : null,
        workspacePosition: workspacePosition === 'null' ? null : Number(workspacePosition),
        workspaceHash: workspaceHash ?? null,
        digest: sha256(text as string),
      },
    };
  } catch {
    return null;
  }
}

export interface TrailProblem {
  /** Counted from 1, across all files. */
  line: number;
  /** null: not a line of a trail. */
  position: number | null;
  reason: string;
}

export interface TrailReport {
  /** The first line that does not fit; undefined: all fit. */
  problem?: TrailProblem;
  /** Events, each counted once. */
  events: number;
  first?: number;
  last: number;
  /** The last valid checkpoint that fits. */
  checkpoint?: Checkpoint;
  keyIds: string[];
  hashAt: (position: number) => string | undefined;
}

export interface TrailOptions {
  cryptography: Cryptography;
  /** Only checkpoints signed with this key are accepted. */
  keyId?: string | undefined;
  /** Called for each event, once and in order, when it is known to fit. */
  onEvent?: (event: TrailEvent, line: string) => void;
  onCheckpoint?: (checkpoint: Checkpoint) => void;
}

/**
 * Verifies the lines of a trail: every event follows from the previous one, and every checkpoint is signed and on the
 * chain. A line that was delivered twice counts once. Stops at the first line that does not fit.
 */
export async function verifyTrail(
  lines: AsyncIterable<string> | Iterable<string>,
  { cryptography, keyId, onEvent, onCheckpoint }: TrailOptions,
): Promise<TrailReport> {
  const chain = new AuditChain(cryptography);
  const report: TrailReport = {
    events: 0,
    last: 0,
    keyIds: [],
    hashAt: (position) => chain.hashAt(position),
  };
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line === '') continue;
    const parsed = parseTrailLine(line, cryptography);
    const problem = parsed === null ? 'it is not a line of an audit trail' : fit(parsed, line);
    if (problem !== undefined) {
      const position = parsed && (parsed.kind === 'event' ? parsed.link : parsed.checkpoint).position;
      report.problem = { line: number, position, reason: problem };
      break;
    }
  }
  return report;

  function fit(parsed: TrailLine, line: string): string | undefined {
    if (parsed.kind === 'checkpoint') return fitCheckpoint(parsed.checkpoint);
    const { link, text } = parsed;
    if (link.position <= report.last && report.first !== undefined) return fitRepeat(link);
    const problem = chain.append(link, { mayBegin: true });
    if (problem !== undefined) return problem;
    report.events += 1;
    report.first ??= link.position;
    report.last = link.position;
    onEvent?.({ ...(JSON.parse(text) as TrailEvent), position: link.position }, line);
    return undefined;
  }

  function fitRepeat({ position, hash, digest }: ChainLink): string | undefined {
    const before = chain.hashAt(position - 1) ?? (position === 1 ? GENESIS_HASH : undefined);
    const isSame =
      chain.hashAt(position) === hash &&
      (before === undefined || cryptography.sha256(instanceLinkText(before, position, digest)) === hash);
    return isSame
      ? undefined
      : `position ${position} was there before, with another event: the trail was changed, or the database restored`;
  }

  function fitCheckpoint(checkpoint: Checkpoint): string | undefined {
    const problem = checkpointProblem(checkpoint, cryptography, keyId);
    if (problem !== undefined) return problem;
    const { position, hash, key_id: signedWith } = checkpoint;
    if (position > report.last) return `${describeGap(report.last + 1, position)} missing`;
    const own = chain.hashAt(position);
    if (own !== undefined && own !== hash) return 'the chain is not the one that was signed';
    if (!report.keyIds.includes(signedWith)) report.keyIds.push(signedWith);
    if (position >= (report.checkpoint?.position ?? 0)) report.checkpoint = checkpoint;
    onCheckpoint?.(checkpoint);
    return undefined;
  }
}

/** A link of one workspace's chain, as in the API. */
export interface WorkspaceLink {
  position: number;
  hash: string;
  digest: string;
  /** null: removed after its retention period. */
  event: string | null;
}

export interface WorkspaceChainReport {
  /** The first event that does not fit; undefined: all fit. */
  problem?: { position: number; reason: string };
  events: number;
  /** Of these, events that were removed after their retention period. */
  removed: number;
  last: number;
}

export interface WorkspaceChainOptions {
  cryptography: Cryptography;
  workspaceId: string;
  /** Current and earlier checkpoints: only they reveal that the end is missing. */
  checkpoints: readonly Checkpoint[];
  keyId?: string | undefined;
}

/** Verifies a workspace's trail from its first event. Stops at the first that does not fit. */
export async function verifyWorkspaceChain(
  links: AsyncIterable<WorkspaceLink> | Iterable<WorkspaceLink>,
  { cryptography, workspaceId, checkpoints, keyId }: WorkspaceChainOptions,
): Promise<WorkspaceChainReport> {
  const report: WorkspaceChainReport = { events: 0, removed: 0, last: 0 };
  const failed = (position: number, reason: string): WorkspaceChainReport => ({
    ...report,
    problem: { position, reason },
  });
  for (const checkpoint of checkpoints) {
    const problem =
      checkpoint.chain === workspaceId
        ? checkpointProblem(checkpoint, cryptography, keyId)
        : `the checkpoint is one of ${checkpoint.chain}`;
    if (problem !== undefined) return failed(checkpoint.position, problem);
  }
  const eventsFrom = Math.max(1, ...checkpoints.map(({ events_from: from }) => from));
  const signed = new Map<number, string>();
  for (const { position, hash } of checkpoints) {
    if ((signed.get(position) ?? hash) !== hash) return failed(position, SIGNED_TWICE);
    signed.set(position, hash);
  }
  let previous = GENESIS_HASH;
  for await (const { position, hash, digest, event } of links) {
    if (position !== report.last + 1) {
      return failed(
        position,
        position > report.last
          ? `${describeGap(report.last + 1, position - 1)} missing`
          : `position ${position} comes after ${report.last}`,
      );
    }
    if (event === null && position >= eventsFrom)
      return failed(position, 'the event is missing: it was removed');
    if (event !== null && cryptography.sha256(event) !== digest) {
      return failed(position, 'the event was changed or replaced');
    }
    if (cryptography.sha256(workspaceLinkText(workspaceId, previous, position, digest)) !== hash) {
      return failed(position, CHANGED);
    }
    if ((signed.get(position) ?? hash) !== hash)
      return failed(position, 'the chain is not the one that was signed here');
    previous = hash;
    report.events += 1;
    report.last = position;
    if (event === null) report.removed += 1;
  }
  const beyond = checkpoints.find(({ position }) => position > report.last);
  if (!beyond) return report;
  return failed(
    beyond.position,
    `a signed checkpoint says that the chain has reached position ${beyond.position}; it ends at ${report.last}: events at its end were removed`,
  );
}
