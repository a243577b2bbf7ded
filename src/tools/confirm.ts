import { createInterface } from 'node:readline/promises';
import { fail } from './fail.js';

/** Asks before an irreversible action. Ends the program unless the answer is yes. */
export async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) fail(`${question} There is no terminal to ask on: use --yes to confirm.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} This cannot be undone. Type yes: `);
  terminal.close();
  if (answer.trim() !== 'yes') fail('Nothing was changed.');
}
