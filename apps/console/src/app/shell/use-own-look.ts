import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import type { Me } from '../../api/types.js';
import { switchLocale } from '../../i18n/index.js';

/** The language and the colours belong to the person, not to the browser. */
export function useOwnLook(me: Me | undefined): void {
  const { setColorScheme } = useMantineColorScheme();
  const locale = me?.operator.locale;
  const colorScheme = me?.operator.colorScheme;
  useEffect(() => {
    if (locale) void switchLocale(locale);
  }, [locale]);
  useEffect(() => {
    if (colorScheme) setColorScheme(colorScheme);
    // Mantine gives a new function on each render.
  }, [colorScheme]);
}
