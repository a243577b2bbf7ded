import { renameSync, writeFileSync } from 'node:fs';

/**
 * Loaded into a server whose parent may be gone when it ends: the exit code goes to the file named by
 * EXIT_CODE_FILE. A process that crashes or is killed leaves no such file.
 */
const { EXIT_CODE_FILE: file } = process.env;
process.on('exit', (code) => {
  // A file that is there is whole.
  writeFileSync(`${file}.new`, String(code));
  renameSync(`${file}.new`, file);
});
