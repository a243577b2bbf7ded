import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { ADDRESS_STAYS_FAMILIAR } from './familiar-addresses.js';
import { authVariables } from '../auth.variables.js';

const WINDOW_SECONDS = 15 * 60;
const ACCOUNT_WINDOW_SECONDS = 60 * 60;
/** All unfamiliar addresses together have this many times the guesses of one. */
const UNFAMILIAR_ADDRESSES_FACTOR = 10;
/**
 * Per day, from all unfamiliar addresses together, by someone who already has the password. Three codes of a million
 * are valid at a time, so a year of guessing succeeds with a probability of 3 %.
 */
const CODES_PER_ACCOUNT_PER_DAY = 30;
const DAY_SECONDS = 24 * 60 * 60;

/**
 * A guess at a password or code that was let through. If it was correct, it was no guess: `succeeded` gives its points
 * back.
 */
export interface SignInAttempt {
  /** Checks the password. If the check itself fails, nothing was guessed and the points are given back. */
  check<T>(verify: () => Promise<T>): Promise<T>;
  succeeded(): Promise<void>;
}

/**
 * Limits how often passwords and second-factor codes may be guessed. Points are taken before a password is hashed, and
 * by the email that was given, whether or not there is such an account, so the limits do not reveal which accounts
 * exist.
 *
 * - by address: one password tried on many accounts;
 * - by account and address: many passwords tried on one account;
 * - by account, over all addresses from which nobody has signed in to it yet: the same from a botnet. Addresses
 *   from which the owner has signed in do not count there, so guessing locks nobody out of their account.
 */
@Injectable()
export class SignInLimits {
  private readonly byAddress: RateLimiter;
  private readonly byAccountAndAddress: RateLimiter;
  private readonly byAccount: RateLimiter;
  private readonly codesByAccount: RateLimiter;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    const { SIGN_IN_FAILURES_PER_ADDRESS, SIGN_IN_FAILURES_PER_ACCOUNT } = variablesOf(config, authVariables);
    this.byAddress = new RateLimiter(dataSource, {
      name: 'sign-in-address',
      points: SIGN_IN_FAILURES_PER_ADDRESS,
      windowSeconds: WINDOW_SECONDS,
    });
    this.byAccountAndAddress = new RateLimiter(dataSource, {
      name: 'sign-in-pair',
      points: SIGN_IN_FAILURES_PER_ACCOUNT,
      windowSeconds: WINDOW_SECONDS,
    });
    this.byAccount = new RateLimiter(dataSource, {
      name: 'sign-in-account',
      points: SIGN_IN_FAILURES_PER_ACCOUNT * UNFAMILIAR_ADDRESSES_FACTOR,
      windowSeconds: ACCOUNT_WINDOW_SECONDS,
    });
    this.codesByAccount = new RateLimiter(dataSource, {
      name: 'second-factor-account',
      points: CODES_PER_ACCOUNT_PER_DAY,
      windowSeconds: DAY_SECONDS,
    });
  }

  /** @throws 429 if no guess is left */
  async attempt(
    email: string,
    callerAddress: string | null,
    what: 'password' | 'code' = 'password',
  ): Promise<SignInAttempt> {
    const address = addressForLimits(callerAddress ?? '');
    const account = sha256(email);
    const points: [RateLimiter, string][] = [
      // First, so that an address without points costs only one row, however many emails it invents.
      [this.byAddress, address],
      [this.byAccountAndAddress, `${account}:${address}`],
    ];
    if (!(await this.isFamiliar(email, address))) {
      points.push([what === 'code' ? this.codesByAccount : this.byAccount, account]);
    }

    return this.take(points);
  }

  /**
   * For secrets that cannot be guessed, of an account that is not known in advance.
   *
   * @throws 429 if no attempt is left
   */
  attemptFromAddress(callerAddress: string | null): Promise<SignInAttempt> {
    return this.take([[this.byAddress, addressForLimits(callerAddress ?? '')]]);
  }

  private async take(points: [RateLimiter, string][]): Promise<SignInAttempt> {
    const taken: [RateLimiter, string][] = [];
    const giveBack = async (): Promise<void> => {
      await Promise.all(taken.map(([limiter, key]) => limiter.giveBack(key)));
    };
    try {
      for (const point of points) {
        const [limiter, key] = point;
        await limiter.take(key);
        taken.push(point);
      }
    } catch (refusal) {
      // Nothing was guessed: someone locked out of one account must not use up their household's limits.
      await giveBack();
      throw refusal;
    }
    // If a point cannot be given back it is lost, but the sign-in succeeds all the same.
    const succeeded = (): Promise<void> => giveBack().catch(() => undefined);
    const check = <T>(verify: () => Promise<T>): Promise<T> =>
      verify().catch(async (error: unknown) => {
        await succeeded();
        throw error;
      });
    return { check, succeeded };
  }

  /** Whether somebody has signed in to the account from there. One query, also for unknown emails. */
  private async isFamiliar(email: string, address: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ familiar: boolean }[]>(
      `SELECT EXISTS (
         SELECT FROM familiar_addresses JOIN users ON users.id = user_id
         WHERE email = $1 AND address = $2
           AND signed_in_at > clock_timestamp() - interval '${ADDRESS_STAYS_FAMILIAR}'
       ) AS familiar`,
      [email, address],
    );
    return row?.familiar === true;
  }
}
