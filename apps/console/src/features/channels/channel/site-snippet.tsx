import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.js';

/** The lines that bring the chat onto somebody's site. */
export function SiteSnippet({ channelKey }: { channelKey: string }) {
  const { t } = useTranslation('channels');
  const snippet = `<script src="${window.location.origin}/widget.js" data-key="${channelKey}" async></script>`;
  return <CopyField label={t('widget.snippet')} hint={t('widget.snippetHint')} value={snippet} lines={2} />;
}
