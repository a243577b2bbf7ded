import { App } from './app';
import { preloadPage } from './preload-page';
import { start } from './start';

void start('dashboard', () => {
  preloadPage();
  return <App />;
});
