declare module 'passport-http-bearer' {
  import { Strategy as PassportStrategy } from 'passport';

  export interface StrategyOptions {
    scope?: string | string[];
    realm?: string;
    passReqToCallback?: boolean;
  }

  export class Strategy extends PassportStrategy {
    constructor(
      verify: (token: string, done: (error: unknown, user?: unknown, info?: unknown) => void) => void,
    );
    constructor(
      options: StrategyOptions,
      verify: (token: string, done: (error: unknown, user?: unknown, info?: unknown) => void) => void,
    );
  }
}
