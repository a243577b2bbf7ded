import { Module } from '@nestjs/common';
import { JwtModule, JwtSecretRequestType, JwtService } from '@nestjs/jwt';
import { CONFIG, type Config } from '../../core/config/config.js';
import { Declares } from '../../core/resource/declared.js';
import { AccessTokens } from './access-tokens.js';
import { AccountClaims } from './account-claims.js';
import { AccountRetention } from './account-retention.js';
import { AuthController } from './auth.controller.js';
import { CliAuthorizations } from './cli-login/cli-authorizations.js';
import { CliLoginController } from './cli-login/cli-login.controller.js';
import { CliRedemption } from './cli-login/cli-redemption.js';
import { DeviceApprovals } from './cli-login/device-approvals.js';
import { DeviceLimit } from './cli-login/device-limit.js';
import { DeviceLoginController } from './cli-login/device-login.controller.js';
import { DeviceLogins } from './cli-login/device-logins.js';
import { EmailAddressesController } from './email-addresses/email-addresses.controller.js';
import { EmailAddresses } from './email-addresses/email-addresses.js';
import { FactorReset } from './factors/factor-reset.js';
import { FactorUses } from './factors/factor-uses.js';
import { FactorNotices } from './factors/factor-notices.js';
import { FactorsController } from './factors/factors.controller.js';
import { Factors } from './factors/factors.js';
import { PasskeySignIn } from './factors/passkey-sign-in.js';
import { Passkeys } from './factors/passkeys.js';
import { PresentedFactors } from './factors/presented-factor.js';
import { RelyingParty } from './factors/relying-party.js';
import { SecondFactorSignIn } from './factors/second-factor-sign-in.js';
import { StepUp } from './factors/step-up.js';
import { NewSignIns } from './sign-in/new-sign-ins.js';
import { JwtKeys } from './jwt-keys.js';
import { PasswordChange } from './passwords/password-change.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { PasswordResetController } from './passwords/password-reset.controller.js';
import { PasswordReset } from './passwords/password-reset.js';
import { ProfileController } from './profile.controller.js';
import { ProvingIdentities } from './sign-in/proving-identities.js';
import { SessionAuthority } from './sessions/session-authority.js';
import { SessionRefresh } from './sessions/session-refresh.js';
import { SecurityEventsController } from './security-events/security-events.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInLimits } from './sign-in/sign-in-limits.js';
import { SignOut } from './sign-in/sign-out.js';
import { auth } from './auth.resource.js';

const jwtKeys = {
  provide: JwtKeys,
  inject: [CONFIG],
  useFactory: (config: Config) => new JwtKeys(config.jwtSecrets),
};

@Declares(auth)
@Module({
  imports: [
    JwtModule.registerAsync({
      extraProviders: [jwtKeys],
      inject: [JwtKeys],
      useFactory: (keys: JwtKeys) => ({
        // A token's key id names the secret that signed it; a token that names none of our keys never gets here.
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
  controllers: [
    AuthController,
    CliLoginController,
    DeviceLoginController,
    FactorsController,
    PasswordResetController,
    EmailAddressesController,
    SessionsController,
    SecurityEventsController,
    ProfileController,
  ],
  providers: [
    jwtKeys,
    AccessTokens,
    AccountClaims,
    PasswordHasher,
    ProvingIdentities,
    SessionAuthority,
    Sessions,
    SessionRefresh,
    SignIn,
    NewSignIns,
    CliAuthorizations,
    CliRedemption,
    DeviceApprovals,
    DeviceLimit,
    DeviceLogins,
    SecondFactorSignIn,
    PasskeySignIn,
    Passkeys,
    PresentedFactors,
    RelyingParty,
    StepUp,
    Factors,
    FactorNotices,
    FactorReset,
    FactorUses,
    SignInLimits,
    SignOut,
    PasswordChange,
    PasswordReset,
    EmailAddresses,
    AccountRetention,
  ],
  exports: [
    AccessTokens,
    AccountClaims,
    EmailAddresses,
    FactorReset,
    FactorUses,
    NewSignIns,
    Passkeys,
    PasswordHasher,
    ProvingIdentities,
    SessionAuthority,
    Sessions,
    SignInLimits,
  ],
})
export class AuthModule {}
