import { Center, Loader } from '@mantine/core';

/** Shown while a page is loading, if that takes a moment. */
export function Splash() {
  return (
    <Center mih="60vh" role="status" aria-label="Loading">
      <Loader size="sm" />
    </Center>
  );
}
