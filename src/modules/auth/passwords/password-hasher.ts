import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { serverBusy } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { NotAdmittedError, Semaphore } from '../../../core/primitives/semaphore.js';
import { randomToken } from '../../../core/secrets/random-token.js';
import { normalisePassword } from './password-rules.js';
import { authVariables } from '../auth.variables.js';

declare module '../../../core/errors/problem.js' {
  interface UnavailableReasons {
    passwords: true;
  }
}

/** With the configured memory, whose default is OWASP's minimum for two passes and one lane: about 24 ms. */
const PASSES = 2;
const LANES = 1;

/** The parameters in a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. */
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/;

/** The caller: if they have left meanwhile, the password is not hashed. */
type Waiter = Pick<Actor, 'isAbandoned'>;

/**
 * Hashes passwords with Argon2id. Only a few at a time, with a short queue: a flood of sign-ins must not starve other
 * requests or itself.
 */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly semaphore: Semaphore;
  private readonly memoryKib: number;
  /** The hash of a password that nobody has. */
  private decoy = '';

  constructor(@Inject(CONFIG) config: Config) {
    const variables = variablesOf(config, authVariables);
    this.semaphore = new Semaphore(variables.PASSWORD_HASH_CONCURRENCY, variables.PASSWORD_HASH_QUEUE_MAX);
    this.memoryKib = variables.PASSWORD_HASH_MEMORY_KIB;
  }

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(randomToken(), {});
  }

  /**
   * For requests with costly work before hashing.
   *
   * @throws 503 if too many are waiting
   */
  requireRoom(): void {
    if (this.semaphore.isFull) throw serverBusy('passwords');
  }

  /** @throws 503 if too many are waiting */
  hash(password: string, waiter: Waiter): Promise<string> {
    const parameters = { memoryCost: this.memoryKib, timeCost: PASSES, parallelism: LANES };
    return this.admitted(() => hash(normalisePassword(password), parameters), waiter);
  }

  /** Whether a password should be rehashed at the next opportunity, because its hash is weaker than new ones. */
  isWeak(passwordHash: string): boolean {
    const [, memoryKib, passes] = PHC.exec(passwordHash) ?? [];
    return !(Number(memoryKib) >= this.memoryKib && Number(passes) >= PASSES);
  }

  /**
   * @param passwordHash null for an unknown account, which takes as long as a wrong password and returns false
   * @throws 503 if too many are waiting
   */
  async verify(passwordHash: string | null, password: string, waiter: Waiter): Promise<boolean> {
    const isRight = await this.admitted(
      () => verify(passwordHash ?? this.decoy, normalisePassword(password)),
      waiter,
    );
    return passwordHash !== null && isRight;
  }

  private async admitted<T>(work: () => Promise<T>, { isAbandoned }: Waiter): Promise<T> {
    try {
      return await this.semaphore.run(work, isAbandoned);
    } catch (error) {
      if (!(error instanceof NotAdmittedError)) throw error;
      throw serverBusy('passwords', error);
    }
  }
}
