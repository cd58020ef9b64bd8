import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import type { Locale } from '../../api/types.js';
import { switchLocale } from '../../i18n/index.js';
import { AuthLayout } from './auth-layout.js';
import { LinkOver, type LinkKind } from './link-over.js';

interface Props<T extends { locale: Locale }> {
  kind: LinkKind;
  /** While it is not known whom it is for. */
  title: string;
  token: string;
  looked: UseQueryResult<T>;
  children: (found: T) => ReactNode;
}

/** What a letter's link leads to, in the language of the letter first; words and a way out where it leads nowhere. */
export function LinkLook<T extends { locale: Locale }>({ kind, title, token, looked, children }: Props<T>) {
  const locale = looked.data?.locale;
  useEffect(() => {
    if (locale) void switchLocale(locale);
  }, [locale]);
  if (!token) return <LinkOver kind={kind} error={null} />;
  if (looked.data) return children(looked.data);
  if (looked.error) return <LinkOver kind={kind} error={looked.error} onRetry={() => void looked.refetch()} />;
  return (
    <AuthLayout title={title}>
      <Skeleton height={200} />
    </AuthLayout>
  );
}
