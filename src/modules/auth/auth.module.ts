import { Module } from '@nestjs/common';
import { JwtModule, JwtSecretRequestType, JwtService } from '@nestjs/jwt';
import { CONFIG, type Config } from '../../core/config/config.js';
import { AccessTokens } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { JwtKeys } from './jwt-keys.js';
import { PasswordChange } from './password-change.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionAuthority } from './session-authority.js';
import { SessionRefresh } from './session-refresh.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignOut } from './sign-out.js';

const jwtKeys = {
  provide: JwtKeys,
  inject: [CONFIG],
  useFactory: (config: Config) => new JwtKeys(config.jwtSecrets),
};

@Module({
  imports: [
    JwtModule.registerAsync({
      extraProviders: [jwtKeys],
      inject: [JwtKeys],
      useFactory: (keys: JwtKeys) => ({
        // A token says by its key id which secret signed it; one that names no key of ours never gets here.
        secretOrKeyProvider: (request, token) => {
          if (request === JwtSecretRequestType.SIGN) return keys.current;
          const { header } = new JwtService().decode<{ header: { kid: string } }>(token as string, {
            complete: true,
          });
          const key = keys.byId(header.kid);
          if (!key) throw new Error('Access token names an unknown key');
          return key;
        },
      }),
    }),
  ],
  controllers: [AuthController, SessionsController],
  providers: [
    jwtKeys,
    AccessTokens,
    PasswordHasher,
    SessionAuthority,
    Sessions,
    SessionRefresh,
    SignIn,
    SignInLimits,
    SignOut,
    PasswordChange,
  ],
  exports: [AccessTokens, PasswordHasher, SessionAuthority, Sessions],
})
export class AuthModule {}
