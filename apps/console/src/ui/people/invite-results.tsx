import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InviteResults as Results } from '../../api/invitations.js';
import { copyText } from '../copy-text.js';
import { toast } from '../toast.js';
import { OutcomeList } from './outcome-list.js';
import classes from './people.module.css';

/** What became of each address; where no letters go out, with the links to hand on. */
export function InviteResults({ results, mail }: Results) {
  const { t } = useTranslation('people');
  const links = results.flatMap(({ email, invitation }) => (invitation?.link ? [`${email} ${invitation.link}`] : []));
  return (
    <section className={classes.results} aria-label={t('results')}>
      <p className={classes.sum} role="status">
        {t(mail ? 'sent' : 'sentWithoutMail', { count: results.filter(({ outcome }) => outcome === 'invited').length })}
      </p>
      <OutcomeList results={results} tense="done" label={t('results')} />
      {!mail && links.length > 1 && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCopy size={14} />}
            onClick={() => void copyText(links.join('\n')).then(() => toast(t('linksCopied')))}
          >
            {t('copyLinks')}
          </Button>
        </div>
      )}
    </section>
  );
}
