import { join } from 'node:path';
import envPaths from 'env-paths';

/** LATCHKEY_CONFIG_DIR, or the platform's configuration directory (`~/.config/latchkey` on Linux). */
const configDirectory = (): string =>
  process.env['LATCHKEY_CONFIG_DIR'] || envPaths('latchkey', { suffix: '' }).config;

export const configFile = (): string => join(configDirectory(), 'config.json');

/** @param profile a checked name: it becomes part of the file name */
export const sessionFile = (profile: string): string => join(configDirectory(), `session-${profile}.json`);
