import { renameSync, writeFileSync } from 'node:fs';

/**
 * Loaded into a server that may outlive its parent: writes the exit code to the file named by EXIT_CODE_FILE. A process
 * that crashes or is killed leaves no such file.
 */
const { EXIT_CODE_FILE: file } = process.env;
process.on('exit', (code) => {
  // Written atomically.
  writeFileSync(`${file}.new`, String(code));
  renameSync(`${file}.new`, file);
});
