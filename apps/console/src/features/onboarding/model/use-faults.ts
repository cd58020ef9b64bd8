import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, type FieldObjection } from '../../../api/api-error.js';

export interface Faults {
  form: RefObject<HTMLFormElement | null>;
  of: (field: string) => string | null;
  clear: (field: string) => void;
  /** Takes a refusal of "Continue"; false: it belongs to no field of this form. */
  take: (error: unknown) => boolean;
}

/** What is wrong with which field. It is said only after "Continue", and until somebody types there. */
export function useFaults(fields: readonly string[]): Faults {
  const { t, i18n } = useTranslation('onboarding');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const refused = useRef(false);
  // Only once it is drawn do the fields know that they are wrong; typing, which clears one, must not move the focus.
  useEffect(() => {
    if (!refused.current) return;
    refused.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  const words = ({ reason, message }: FieldObjection): string =>
    reason && i18n.exists(`onboarding:fault.${reason}`) ? t(`fault.${reason}`) : (message ?? t('fault.unfit'));
  /** A part of a field (`groups.2`) is said at the field. */
  const placeOf = ({ field }: FieldObjection): string | undefined => fields.find((one) => field === one || field?.startsWith(`${one}.`));

  return {
    form,
    of: (field) => wrong[field] ?? null,
    clear: (field) => {
      if (wrong[field] !== undefined) setWrong(({ [field]: _, ...rest }) => rest);
    },
    take(error) {
      const found = isApiError(error)
        ? error.errors.flatMap((one) => [placeOf(one)].flatMap((place) => (place ? [[place, words(one)]] : [])))
        : [];
      if (found.length === 0) return false;
      refused.current = true;
      setWrong(Object.fromEntries(found) as Record<string, string>);
      return true;
    },
  };
}
