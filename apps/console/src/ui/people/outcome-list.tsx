import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InviteResult } from '../../api/invitations.js';
import { copyText } from '../copy-text.js';
import { toast } from '../toast.js';
import { toneOf } from './invite-outcomes.js';
import classes from './people.module.css';

const ICONS = { good: IconCheck, plain: IconMinus, bad: IconAlertTriangle } as const;

interface Props {
  results: readonly InviteResult[];
  /** `plan`: what would happen; `done`: what happened, with the links. */
  tense: 'plan' | 'done';
  label: string;
}

/** What becomes of each address, in the order of the list. */
export function OutcomeList({ results, tense, label }: Props) {
  return (
    <ul className={classes.outcomes} aria-label={label} tabIndex={0}>
      {results.map((result) => (
        <Outcome key={`${result.line}-${result.email}`} result={result} tense={tense} />
      ))}
    </ul>
  );
}

function Outcome({ result: { line, email, outcome, code, invitation }, tense }: { result: InviteResult; tense: Props['tense'] }) {
  const { t, i18n } = useTranslation('people');
  const tone = toneOf(outcome);
  const Icon = ICONS[tone];
  const link = tense === 'done' ? invitation?.link : null;
  const why = `people:reason.${code}`;
  return (
    <li className={classes.outcome} data-tone={tone}>
      <Icon size={15} aria-hidden />
      <span className={classes.address}>{email || t('emptyLine', { line })}</span>
      <span className={classes.words}>{i18n.exists(why) ? t(why) : t(`${tense}.${outcome}`)}</span>
      {link && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconCopy size={13} />}
          onClick={() => void copyText(link).then(() => toast(t('linkCopied', { email })))}
        >
          {t('copyLink')}
          <span className="visually-hidden"> {email}</span>
        </Button>
      )}
    </li>
  );
}
