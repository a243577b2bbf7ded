import { randomBytes } from 'node:crypto';
import type { OwnDatabase } from './database.js';
import { cheapPasswords } from './server.js';
import { type Program, type ProgramOptions, startProgram } from './program.js';
import { parseLogLine } from './server-log.js';

/** A file's secrets: instances on one database share them. */
const secrets = {
  JWT_SECRET: randomBytes(32).toString('base64url'),
  MASTER_KEY: randomBytes(32).toString('base64url'),
};

export interface ServerProgram extends Program {
  url: string;
  /** Resolves when it has logged such a message. */
  logs(message: string): Promise<true>;
}

/** The built server, as a program whose shutdown is under test. */
export async function startServerProgram(
  database: OwnDatabase,
  env: Record<string, string> = {},
  options: Pick<ProgramOptions, 'script' | 'clockSpeed'> = {},
): Promise<ServerProgram> {
  const program = await startProgram({
    ...options,
    env: {
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: database.url,
      ...secrets,
      SIGNUPS_PER_ADDRESS_PER_HOUR: '100000',
      ...cheapPasswords(env),
      ...env,
    },
  });
  const { url } = await program.listening();
  return {
    ...program,
    url,
    logs: (message) => program.waitFor((line) => parseLogLine(line)?.['msg'] === message || undefined),
  };
}
