import { Button, Modal, Radio, Switch, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../../api/client.js';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { currentLocale } from '../../../i18n/index.js';
import { useAction } from '../../../ui/actions/registry.js';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { periodOf } from './period.js';
import classes from './export.module.css';

/** The action of taking the chat out as a file. */
export function ExportChat({ row }: { row: DialogRow }) {
  const [opened, setOpened] = useState(false);
  useAction('dialog.export', () => setOpened(true), useMay('export_chats') ?? false);
  return opened ? <ExportWindow row={row} onClose={() => setOpened(false)} /> : null;
}

type Format = 'html' | 'csv';

/** Which file, of what time. The browser fetches it by itself: it may be larger than the page could hold. */
function ExportWindow({ row, onClose }: { row: DialogRow; onClose(): void }) {
  const { t } = useTranslation('export');
  useFocusBack();
  const [format, setFormat] = useState<Format>('html');
  const [comments, setComments] = useState(true);
  const [days, setDays] = useState({ from: '', to: '' });
  const period = periodOf(days);
  const address = withQuery(`/api/dialogs/${row.id}/export`, { format, comments, locale: currentLocale(), ...period });
  return (
    <Modal opened onClose={onClose} title={t('title', { name: row.client.name })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.form}>
        <Radio.Group label={t('format')} value={format} onChange={(value) => setFormat(value as Format)}>
          <div className={classes.formats}>
            <Radio value="html" label={t('html')} description={t('htmlHint')} data-autofocus />
            <Radio value="csv" label={t('csv')} description={t('csvHint')} />
          </div>
        </Radio.Group>
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t('from')}
            max={days.to || undefined}
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('to')}
            min={days.from || undefined}
            value={days.to}
            onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
          />
        </div>
        <p className={classes.hint}>{t('periodHint')}</p>
        <Switch label={t('comments')} checked={comments} onChange={(event) => setComments(event.currentTarget.checked)} />
        <div className={classes.buttons}>
          <Button component="a" href={address} download leftSection={<IconDownload size={16} />} onClick={onClose}>
            {t('download')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
