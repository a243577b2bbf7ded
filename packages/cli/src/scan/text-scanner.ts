import { BODY_LENGTH } from '@latchkey/sdk/api-key-format';
import { KEY_BYTES_MAX, type KeyFinder } from './key-finder.js';

const BLOCK_BYTES = 1 << 18;
/** Git looks at this many bytes to detect binary files. */
const SNIFFED_BYTES = 8_000;
const NEWLINE = 0x0a;

export interface Finding {
  /** Counted from 1. */
  line: number;
  keyPrefix: string;
}

export type Content = 'text' | 'binary';

/** Scans texts one after another, each in blocks. A key may span two blocks. */
export class TextScanner {
  private readonly window = Buffer.allocUnsafe(KEY_BYTES_MAX + BLOCK_BYTES);
  /** Bytes of `window` that are in use, … */
  private filled = 0;
  /** … and the part of them in which the lines are counted. */
  private counted = 0;
  private line = 1;
  private decoder: InstanceType<typeof TextDecoder> | undefined;
  private content: Content | undefined;
  private acceptsBinary = false;
  private countsLines = true;
  private findings: Finding[] = [];

  constructor(private readonly finder: KeyFinder) {}

  /**
   * @param options.acceptBinary for input that the user named explicitly
   * @param options.countLines false halves the time for texts without keys; findings then have no valid line
   */
  begin({ acceptBinary = false, countLines = true } = {}): void {
    this.countsLines = countLines;
    this.filled = 0;
    this.counted = 0;
    this.line = 1;
    this.decoder = undefined;
    this.content = undefined;
    this.acceptsBinary = acceptBinary;
    this.findings = [];
  }

  /** @returns 'binary' if the rest need not be read */
  push(bytes: Buffer): Content {
    this.content ??= this.sniff(bytes);
    if (this.content === 'binary') return 'binary';
    const text = this.decoder ? Buffer.from(this.decoder.decode(bytes, { stream: true })) : bytes;
    for (let offset = 0; offset < text.length; offset += BLOCK_BYTES) {
      this.scanBlock(text.subarray(offset, offset + BLOCK_BYTES));
    }
    return 'text';
  }

  end(): Finding[] {
    return this.findings;
  }

  /**
   * UTF-16, which Windows PowerShell writes for `latchkey keys create > file`, is text although it is full of zeros.
   */
  private sniff(bytes: Buffer): Content {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.decoder = new TextDecoder('utf-16le');
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) this.decoder = new TextDecoder('utf-16be');
    else if (!this.acceptsBinary && bytes.subarray(0, SNIFFED_BYTES).includes(0)) return 'binary';
    return 'text';
  }

  private scanBlock(block: Buffer): void {
    const kept = this.keepEnd();
    this.filled = kept + block.copy(this.window, kept);
    // Keys that end within the kept bytes have been found before.
    const start = Math.max(0, kept - BODY_LENGTH);
    for (const { offset, keyPrefix } of this.finder.find(this.window, start, this.filled)) {
      this.countLinesUpTo(offset);
      this.findings.push({ line: this.line, keyPrefix });
    }
  }

  /** Moves the end of the last block to the start of the window. */
  private keepEnd(): number {
    if (this.filled === 0) return 0;
    const kept = Math.min(this.filled, KEY_BYTES_MAX);
    this.countLinesUpTo(this.filled - kept);
    this.counted = Math.max(0, this.counted - (this.filled - kept));
    this.window.copyWithin(0, this.filled - kept, this.filled);
    return kept;
  }

  private countLinesUpTo(end: number): void {
    if (!this.countsLines) return;
    for (let index = this.counted; index < end; index += 1) {
      if (this.window[index] === NEWLINE) this.line += 1;
    }
    this.counted = Math.max(this.counted, end);
  }
}
