import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { CONFIG, type Config } from '../../core/config/config.js';
import { randomToken } from '../../core/secrets/random-token.js';
import { normalisePassword } from './password-rules.js';

/** OWASP's minimum for Argon2id (the library's default algorithm): 19 MiB, two passes, one lane; about 24 ms. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The parameters in a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/;

/** Whether a password should be hashed anew when it is at hand: an older version of us hashed it more cheaply. */
export function isWeakHash(passwordHash: string): boolean {
  const [, memoryCost, timeCost] = PHC.exec(passwordHash) ?? [];
  return !(Number(memoryCost) >= PARAMETERS.memoryCost && Number(timeCost) >= PARAMETERS.timeCost);
}

/** Hashes passwords. At most a few at a time: a storm of sign-ins must not starve the rest. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Of a password that nobody has. */
  private decoy = '';

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(randomToken());
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalisePassword(password), PARAMETERS));
  }

  /** @param passwordHash null where there is no such account: takes as long as a wrong password, and is false */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await this.inTurn(() => verify(passwordHash ?? this.decoy, normalisePassword(password)));
    return passwordHash !== null && isRight;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.config.passwordHashConcurrency) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
