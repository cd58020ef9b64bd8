import { Button } from '@mantine/core';
import { IconApi, IconChevronRight, IconTool } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/audit.js';
import { useFormats } from '../../../ui/format.js';
import { ABOUT_PEOPLE } from './actions.js';
import { AuditChanges } from './audit-changes.js';
import classes from './audit.module.css';
import type { AuditSearch } from './search.js';
import { useAuditWords } from './use-audit-words.js';

interface Props {
  entry: AuditEntry;
  onFilter: (changes: AuditSearch) => void;
}

/** One entry as a sentence; opened, what it was and what it became. */
export function AuditRow({ entry, onFilter }: Props) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const formats = useFormats();
  const id = useId();
  const [opened, setOpened] = useState(false);
  return (
    <li className={classes.entry}>
      <button type="button" className={classes.head} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <IconChevronRight size={15} className={classes.chevron} aria-hidden />
        <time className={classes.time} dateTime={entry.at}>
          {formats.time(entry.at)}
        </time>
        <span className={classes.sentence}>
          <strong>{words.actor(entry.actor)}</strong>
          {t('between')}
          {words.did(entry)}
          <ActorMark kind={entry.actor.kind} />
        </span>
      </button>
      <div id={id} hidden={!opened} className={classes.details}>
        {opened && <Details entry={entry} onFilter={onFilter} />}
      </div>
    </li>
  );
}

function ActorMark({ kind }: { kind: AuditEntry['actor']['kind'] }) {
  const { t } = useTranslation('audit');
  if (kind !== 'technical' && kind !== 'token') return null;
  const MarkIcon = kind === 'technical' ? IconTool : IconApi;
  return (
    <span className={classes.mark} data-kind={kind}>
      <MarkIcon size={13} aria-hidden />
      {t(`mark.${kind}`)}
    </span>
  );
}

function Details({ entry, onFilter }: Props) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const formats = useFormats();
  const { actor, object, at, ip } = entry;
  const isOne = object.id !== null && !ABOUT_PEOPLE.has(object.kind);
  return (
    <>
      <AuditChanges entry={entry} />
      <p className={classes.meta}>
        {formats.full(at)}
        {ip && ` · ${t('from', { ip })}`}
        {` · ${words.kind(object.kind)}${object.id === null ? '' : ` #${object.id}`}`}
      </p>
      <div className={classes.only}>
        {isOne && (
          <Button size="compact-xs" variant="default" onClick={() => onFilter({ what: object.kind, id: object.id ?? undefined })}>
            {t('onlyObject', { name: object.name ?? `#${object.id}` })}
          </Button>
        )}
        {actor.id !== null && actor.kind !== 'token' && (
          <Button size="compact-xs" variant="default" onClick={() => onFilter({ who: actor.id ?? undefined })}>
            {t('onlyActor', { name: words.actor(actor) })}
          </Button>
        )}
      </div>
    </>
  );
}
