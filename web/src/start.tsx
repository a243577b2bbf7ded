import '@mantine/core/styles.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { LatchkeyError } from '@latchkey/sdk';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from './language/language';
import { loadTexts } from './language/load-texts';
import { AwayBanner } from './shell/away-banner';
import { keepFocus } from './shell/keep-focus';
import { colorSchemeManager } from './theme/color-scheme';
import { styleNonce } from './theme/style-nonce';
import { cssVariables, theme } from './theme/theme';

/**
 * Shows the content in the page that the server sent, in the user's language and colours.
 *
 * @param page which of the two pages has this content: both entries may run, because each is in a file with what the
 *   other page uses too
 */
export async function start(page: 'dashboard' | 'guest', content: () => ReactNode): Promise<void> {
  if (document.documentElement.dataset.page !== page) return;
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  const shown = content();
  keepFocus();
  try {
    await loadTexts();
    document.documentElement.lang = language;
  } catch (error) {
    // English is shown.
    reportError(error);
  }
  createRoot(root, {
    // Refusals by the server are shown on the page; all other errors also go to the console.
    onCaughtError: (error) => {
      if (!(error instanceof LatchkeyError)) reportError(error);
    },
  }).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        {shown}
        <AwayBanner />
      </MantineProvider>
    </StrictMode>,
  );
}
