/**
 * Fenced blocks of the documentation that tests run. The word `run` after the language marks one; code hosts and the
 * site do not show it:
 *
 *     ```bash run             ```python run             ```js run
 *
 * A block ```` ```text output ```` right after it is its output; `…` stands for anything. A word after `run` names a
 * setting other than the default, such as `backup`, which has its own test.
 */
export interface Block {
  /** The line of the fence, counted from 1. */
  line: number;
  language: string;
  /** '' is the default one. */
  setting: string;
  code: string;
  /** Its expected output; undefined if the page does not say. */
  output?: string;
}

interface Fence {
  line: number;
  information: string[];
  text: string;
}

/** @throws if nothing would run a marked fence */
export function runnableBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let previous: Block | undefined;
  for (const { line, information, text } of fences(markdown)) {
    const [language = '', mark, setting = '', ...rest] = information;
    if (mark === 'run') {
      if (!['bash', 'python', 'js'].includes(language) || rest.length > 0)
        throw new Error(`Line ${line}: there is no way to run "${information.join(' ')}"`);
      previous = { line, language, setting, code: text };
      blocks.push(previous);
    } else if (mark === 'output') {
      if (!previous) throw new Error(`Line ${line}: the output of what?`);
      previous.output = text;
      previous = undefined;
    } else {
      if (mark !== undefined) throw new Error(`Line ${line}: "${mark}" is neither run nor output`);
      previous = undefined;
    }
  }
  return blocks;
}

/** Texts of the blocks in `language` that are not run directly: configuration, and database statements. */
export const fencesOf = (markdown: string, language: string): string[] =>
  fences(markdown)
    .filter(({ information }) => information[0] === language)
    .map(({ text }) => text);

/** Fences in lists are indented, along with their text. */
function fences(markdown: string): Fence[] {
  const found: Fence[] = [];
  let open: (Fence & { indentation: number }) | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^( *)```(.*)$/.exec(line);
    if (open && fence && fence[2] === '') {
      found.push(open);
      open = undefined;
    } else if (open) {
      open.text += `${line.slice(open.indentation)}\n`;
    } else if (fence) {
      const information = (fence[2] ?? '').split(' ').filter(Boolean);
      open = { line: index + 1, information, text: '', indentation: (fence[1] ?? '').length };
    }
  }
  if (open) throw new Error(`Line ${open.line}: the block does not end`);
  return found;
}

/** Whether a program's output matches the page. Trailing white space of lines and text is ignored. */
export function matchesOutput(printed: string, expected: string): boolean {
  const normal = (text: string): string => text.replaceAll(/[ \t]+$/gm, '').trim();
  const pattern = normal(expected)
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*?');
  return new RegExp(`^${pattern}$`).test(normal(printed));
}
