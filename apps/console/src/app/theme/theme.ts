import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Loader,
  localStorageColorSchemeManager,
  Menu,
  Modal,
  Notification,
  Popover,
  Select,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e3f4f7',
  '#cbe6ec',
  '#9bcfda',
  '#63c8dd',
  '#46b5cc',
  '#1593ad',
  '#0b677d',
  '#085265',
  '#073f4e',
  '#062d38',
];

/** Mantine's greys of the dark scheme in the tint of our own, or fields look brown beside everything else. */
const dark: MantineColorsTuple = [
  '#e3ecef',
  '#aabac1',
  '#8fa2aa',
  '#5d737d',
  '#3a4e57',
  '#24343b',
  '#1a272d',
  '#131d22',
  '#0d1519',
  '#0a1013',
];

/** Mantine with Deskwire's tokens; the numbers themselves live in tokens.css. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 3 },
  colors: { petrol, dark },
  autoContrast: true,
  // Its contrast is reckoned from the light shade only: white could be read neither on the dark scheme's accent nor on its red.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return colours;
    if (input.color === 'red')
      return { ...colours, background: 'var(--dw-danger)', hover: 'var(--dw-danger-hover)', color: 'var(--dw-on-danger)' };
    return (input.color ?? 'petrol') === 'petrol' ? { ...colours, color: 'var(--dw-on-accent)' } : colours;
  },
  fontFamily: 'var(--dw-font)',
  fontFamilyMonospace: 'var(--dw-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  headings: { fontFamily: 'var(--dw-font)', fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
    // Without it axe finds a focusable element inside the menu that has no role.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45 } } }),
    Notification: Notification.extend({ defaultProps: { withBorder: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    // VoiceOver does not reach a list that is rendered outside of the dialog it belongs to.
    Select: Select.extend({ defaultProps: { comboboxProps: { withinPortal: false } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 450, withArrow: false, color: 'dark', fz: 12, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--dw-surface)',
  '--mantine-color-text': 'var(--dw-text)',
  '--mantine-color-dimmed': 'var(--dw-text-3)',
  '--mantine-color-default': 'var(--dw-surface)',
  '--mantine-color-default-hover': 'var(--dw-hover)',
  '--mantine-color-default-color': 'var(--dw-text)',
  '--mantine-color-default-border': 'var(--dw-line-strong)',
  '--mantine-color-placeholder': 'var(--dw-text-3)',
  '--mantine-color-error': 'var(--dw-danger)',
  '--mantine-color-anchor': 'var(--dw-accent)',
  '--mantine-color-gray-light-color': 'var(--dw-text-2)',
  '--mantine-color-gray-light-hover': 'var(--dw-hover)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

/** The same key as public/color-scheme.js reads before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'deskwire.color-scheme' });
