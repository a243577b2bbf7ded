import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { t } from '../language/translate';

/** The green of old brass fittings, and the brass itself; the greys lean the same way. */
const patina: MantineColorsTuple = [
  '#edf7f4',
  '#d8ece6',
  '#b1dacf',
  '#84c4b4',
  '#57ab99',
  '#36907e',
  '#257566',
  '#17564d',
  '#12463f',
  '#0d3731',
];

const brass: MantineColorsTuple = [
  '#fdf6e7',
  '#f9ebcd',
  '#f2d698',
  '#ecc367',
  '#e8b44f',
  '#cf9731',
  '#a97722',
  '#835a17',
  '#674613',
  '#4e350e',
];

const red: MantineColorsTuple = [
  '#fdf1ef',
  '#fae0dc',
  '#f3bfb8',
  '#eb988d',
  '#e3766a',
  '#d4584c',
  '#bb3f34',
  '#9c2f26',
  '#7c251e',
  '#4d1813',
];

const gray: MantineColorsTuple = [
  '#f8f8f6',
  '#f1f1ee',
  '#e6e6e1',
  '#d6d7d1',
  '#b6b8b1',
  '#92958e',
  '#6d716b',
  '#4f544f',
  '#343835',
  '#1d201e',
];

const dark: MantineColorsTuple = [
  '#dfe2df',
  '#b9beba',
  '#929993',
  '#69716b',
  '#3a413d',
  '#2b312e',
  '#212624',
  '#171b19',
  '#111413',
  '#0b0d0c',
];

const sans =
  'ui-sans-serif, system-ui, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/**
 * A focused element must not end up behind the header or the buttons, which stay while the content scrolls (WCAG 2.2,
 * 2.4.11).
 */
const BELOW_THE_HEADER = { scrollPaddingTop: '4.75rem' };
// On a phone, two buttons stand in two rows.
const ABOVE_THE_ACTIONS = { scrollPaddingBottom: '7.5rem' };

/** For what contains names and addresses that users chose, of any length and without a space. */
const WRAPPING_ANYWHERE = { overflowWrap: 'anywhere' } as const;

export const theme = createTheme({
  primaryColor: 'patina',
  primaryShade: { light: 7, dark: 6 },
  colors: { patina, brass, red, gray, dark },
  black: '#1b1f1d',
  fontFamily: sans,
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontFamily: sans,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  // Plain objects: importing the components would load each of them with the first page. Texts are in functions, because
  // the language's are there only later.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // What does not wrap, as a button, must not make its text wider than the alert, which clips it.
    Alert: { defaultProps: { radius: 'md' }, styles: { body: { minWidth: 0 } } },
    // Within text, colour alone does not identify a link (WCAG 1.4.1).
    Anchor: { defaultProps: { underline: 'always' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm' },
      // A truncated status says nothing, so its neighbours give way.
      styles: {
        root: { flexShrink: 0, maxWidth: 'none' },
        label: { textTransform: 'none', overflow: 'visible' },
      },
    },
    Button: { styles: { label: { fontWeight: 560 } } },
    // Otherwise every select of a page, of a row even, has all its options in the page, and they are positioned at once.
    Combobox: { defaultProps: { keepMounted: false } },
    // As wide as its text at least, which may be a name without a space.
    InputWrapper: { styles: { label: WRAPPING_ANYWHERE } },
    Drawer: {
      defaultProps: () => ({
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': t('Close') },
        // As for Modal, below.
        attributes: { header: { role: 'presentation' } },
      }),
      styles: {
        title: { fontWeight: 620, fontSize: '1.125rem', minWidth: 0, ...WRAPPING_ANYWHERE },
        content: BELOW_THE_HEADER,
        body: WRAPPING_ANYWHERE,
      },
    },
    Notification: { defaultProps: () => ({ closeButtonProps: { 'aria-label': t('Dismiss') } }) },
    // The placeholder that would get the focus first is not allowed in a menu (ARIA 1.2).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: () => ({
        radius: 'lg',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': t('Close') },
        // It fades in without moving: a click on a button that slides away under the pointer would be lost.
        transitionProps: { duration: 200, transition: 'fade' },
        // A header outside the page's main part counts as the page's banner, of which there already is one.
        attributes: { header: { role: 'presentation' } },
      }),
      styles: {
        // Contains user-chosen names, which must not push the close button out.
        title: { fontWeight: 620, fontSize: '1.125rem', minWidth: 0, ...WRAPPING_ANYWHERE },
        content: { ...BELOW_THE_HEADER, ...ABOVE_THE_ACTIONS },
        body: WRAPPING_ANYWHERE,
      },
    },
    Paper: { defaultProps: { withBorder: true, radius: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 250, withinPortal: true } },
  },
});

/** Replaces library values that are too pale to read (WCAG 2.2, 1.4.3), or not ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbf9',
    '--mantine-color-dimmed': '#5d625c',
    '--mantine-color-placeholder': '#757a74',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#17564d',
    '--mantine-color-default-border': '#dcddd7',
    '--lk-surface': '#ffffff',
    '--lk-sunken': '#f4f4f1',
    '--lk-line': '#e6e6e1',
    '--lk-good': '#1c6b4a',
    '--lk-bad': '#b3261e',
    '--lk-axis': '#8a8f89',
    '--lk-chart': '#36907e',
    '--lk-chart-denied': '#c9862b',
    '--lk-chart-idle': '#dcddd7',
  },
  dark: {
    '--mantine-color-body': '#111413',
    '--mantine-color-dimmed': '#9aa19c',
    '--mantine-color-placeholder': '#858c87',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#84c4b4',
    '--mantine-color-default-border': '#333936',
    // Distinguishable tints, for badges and alerts.
    '--mantine-color-patina-light': '#15302a',
    '--mantine-color-patina-light-color': '#9fd5c7',
    '--mantine-color-brass-light': '#32260f',
    '--mantine-color-brass-light-color': '#f2d698',
    '--mantine-color-red-light': '#3a1915',
    '--mantine-color-red-light-color': '#f8c9c2',
    '--mantine-color-gray-light': '#272c2a',
    '--mantine-color-gray-light-color': '#dfe2df',
    '--lk-surface': '#181c1a',
    '--lk-sunken': '#0d100f',
    '--lk-line': '#272c2a',
    '--lk-good': '#7fd1a8',
    '--lk-bad': '#ff8a80',
    '--lk-axis': '#6d7570',
    '--lk-chart': '#57ab99',
    '--lk-chart-denied': '#e8b44f',
    '--lk-chart-idle': '#333936',
  },
});
