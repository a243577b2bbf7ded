import '@mantine/core/styles.css';
import './theme/global.css';
import { LatchkeyError } from '@latchkey/sdk';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { language } from './language/language';
import { loadTexts } from './language/load-texts';
import { preloadPage } from './preload-page';
import { keepFocus } from './shell/keep-focus';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
preloadPage();
keepFocus();
void loadTexts()
  .then(() => {
    document.documentElement.lang = language;
  })
  // English is shown.
  .catch(reportError)
  .then(() => {
    createRoot(root, {
      // Refusals by the server are shown on the page; all other errors also go to the console.
      onCaughtError: (error) => {
        if (!(error instanceof LatchkeyError)) reportError(error);
      },
    }).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  });
