import { Center, Loader } from '@mantine/core';
import { t } from '../language/translate';

/** Part of the page as the server sends it, so that something is there before any script is. */
const firstSplash = document.getElementById('splash');

/** Once the first page is shown. */
export function removeFirstSplash(): void {
  firstSplash?.remove();
}

/** Shown while a page is loading, if that takes a moment. */
export function Splash() {
  if (firstSplash?.isConnected) return null;
  return (
    <Center mih="60vh" role="status" aria-label={t('Loading')}>
      <Loader size="sm" />
    </Center>
  );
}
