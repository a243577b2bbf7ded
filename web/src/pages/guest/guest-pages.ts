import type { ComponentType } from 'react';
import { ForgotPasswordPage } from './forgot-password-page';
import { SignInPage } from './sign-in-page';
import { SignUpPage } from './sign-up-page';

/** The pages by which visitors become users. The server knows their paths too: `src/modules/dashboard/client-routes.ts`. */
export const GUEST_PAGES = new Map<string, ComponentType>([
  ['/sign-in', SignInPage],
  ['/sign-up', SignUpPage],
  ['/forgot-password', ForgotPasswordPage],
]);
