import { useTranslation } from 'react-i18next';

/** States, categories and languages of templates by the names people know; a provider's new one shows its own. */
export function useTemplateWords() {
  const { t, i18n } = useTranslation('channels');
  return {
    status: (status: string): string => t(`templates.statuses.${status}`, { defaultValue: status }),
    category: (category: string): string => t(`templates.categories.${category.toUpperCase()}`, { defaultValue: category.toLowerCase() }),
    language: (code: string): string => languageName(code, i18n.language),
  };
}

/** "Russian (ru)": the code tells apart what names do not. */
function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code.replace('_', '-'));
    return name && name !== code ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}
