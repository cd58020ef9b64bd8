import '../texts.js';
import './texts.js';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffSessionsQuery } from '../../../api/staff-sessions.js';
import { useMay } from '../../../api/use-may.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { EndQuestion, type Ending } from './end-question.js';
import { OperatorSessions } from './operator-sessions.js';
import classes from './sessions.module.css';

const TYPING_MS = 200;

/** Where everybody of the company is logged in. */
export default function SessionsSection() {
  // Everybody else reads above that this is not for him.
  return useMay('sessions') ? <Sessions /> : null;
}

function Sessions() {
  const { t } = useTranslation('sessions');
  const mayEnd = useMay('end_sessions') ?? false;
  const [typed, setTyped] = useState(useSearch({ from: '/shell/settings/sessions' }).search ?? '');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const query = useInfiniteQuery(staffSessionsQuery(search));
  const [ending, setEnding] = useState<Ending | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const operators = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t('title')}>
      <p className={settings.note}>{t('text')}</p>
      <TextInput
        ref={field}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <LoadState query={query} height={240} />
      {query.data && operators.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      <ul className={classes.operators} aria-label={t('list')}>
        {operators.map((operator) => (
          <OperatorSessions key={operator.id} operator={operator} mayEnd={mayEnd} onEnd={setEnding} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {ending && <EndQuestion ending={ending} onClose={() => setEnding(null)} onEnded={() => field.current?.focus()} />}
    </Section>
  );
}
