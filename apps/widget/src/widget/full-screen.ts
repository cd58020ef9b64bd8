/** As in the style sheets: there the window fills the screen. */
export const FULL_SCREEN = '(max-width: 479.98px), (max-height: 439.98px)';

export const fillsScreen = (): boolean => matchMedia(FULL_SCREEN).matches;
