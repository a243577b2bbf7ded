/** The configuration is invalid. The message is for the operator and never contains a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
