import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy-text.js';
import { useFormats } from '../../ui/format.js';
import classes from './account.module.css';

interface Props {
  codes: string[];
  email: string;
  onDone: () => void;
}

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, email, onDone }: Props) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  const [copied, setCopied] = useState(false);
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  const download = (): void => {
    const head = t('factor.file', { email, date: formats.date(new Date()) });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${head}\n\n${codes.join('\n')}\n`], { type: 'text/plain;charset=utf-8' }));
    link.download = 'deskwire-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className={classes.form}>
      <p className={classes.note} role="status">
        {t('factor.codesText')}
      </p>
      <ol className={classes.codes} aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button
          ref={copy}
          variant="default"
          leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          onClick={() => void copyText(codes.join('\n')).then(() => setCopied(true))}
        >
          <span aria-live="polite">{t(copied ? 'factor.copied' : 'factor.copy')}</span>
        </Button>
        <Button variant="default" leftSection={<IconDownload size={15} />} onClick={download}>
          {t('factor.download')}
        </Button>
      </div>
      <Button onClick={onDone}>{t('factor.kept')}</Button>
    </div>
  );
}
