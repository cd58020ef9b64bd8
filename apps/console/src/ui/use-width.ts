import { useMediaQuery } from '@mantine/hooks';

/** One pane at a time. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false }) ?? false;

/** List and thread side by side, but no room for the client's panel beside them. */
export const useMedium = (): boolean => useMediaQuery('(max-width: 1179px)', undefined, { getInitialValueInEffect: false }) ?? false;
