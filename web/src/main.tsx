import '@mantine/core/styles.css';
import './theme/global.css';
import { LatchkeyError } from '@latchkey/sdk';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { keepFocus } from './shell/keep-focus';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
keepFocus();
createRoot(root, {
  // What the server refused is said on the page; whatever else goes wrong is for the console, too.
  onCaughtError: (error) => {
    if (!(error instanceof LatchkeyError)) reportError(error);
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
