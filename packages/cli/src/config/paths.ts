import { join } from 'node:path';
import envPaths from 'env-paths';

/** Where the platform keeps the configuration of programs (`~/.config/latchkey` on Linux), or where we are told. */
export const configDirectory = (): string =>
  process.env['LATCHKEY_CONFIG_DIR'] || envPaths('latchkey', { suffix: '' }).config;

export const configFile = (): string => join(configDirectory(), 'config.json');

/** @param profile has been checked: its name is part of the file's */
export const sessionFile = (profile: string): string => join(configDirectory(), `session-${profile}.json`);
