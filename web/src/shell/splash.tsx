import { Center, Loader } from '@mantine/core';

/** While a page is on its way, if that takes a moment. */
export function Splash() {
  return (
    <Center mih="60vh" role="status" aria-label="Loading">
      <Loader size="sm" />
    </Center>
  );
}
