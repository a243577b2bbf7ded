import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/query-client';
import { router } from './router';
import { AwayBanner } from './shell/away-banner';
import { colorSchemeManager } from './theme/color-scheme';
import { styleNonce } from './theme/style-nonce';
import { cssVariables, theme } from './theme/theme';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <AwayBanner />
      </QueryClientProvider>
    </MantineProvider>
  );
}
