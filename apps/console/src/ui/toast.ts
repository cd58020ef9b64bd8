import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { isApiError } from '../api/api-error.js';
import { i18next } from '../i18n/index.js';

/** What went wrong, in the reader's language; the server's own sentence when it sent one. */
export function errorText(error: unknown): string {
  if (!isApiError(error)) return i18next.t('ui:errors.unknown');
  const known = `ui:errors.${error.code}`;
  if (i18next.exists(known)) return i18next.t(known, { detail: error.detail });
  return error.detail || i18next.t('ui:errors.unknown');
}

export function toastError(error: unknown, title?: string): void {
  notifications.show({ color: 'red', title, message: errorText(error), autoClose: 8000, ...closable() });
}

export function toast(message: ReactNode): void {
  notifications.show({ message, ...closable() });
}

const closable = () => ({ closeButtonProps: { 'aria-label': i18next.t('ui:close') } });
