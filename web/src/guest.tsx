import { createBrowserHistory } from '@tanstack/history';
import { GuestApp } from './pages/guest/guest-app';
import { start } from './start';

/** The entry of the page that the server sends for the paths in `pages/guest/guest-pages.ts`. */
void start('guest', () => <GuestApp history={createBrowserHistory()} />);
