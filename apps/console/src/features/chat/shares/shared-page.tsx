import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { lookAtShare, type SharedChat } from '../../../api/shares.js';
import { currentLocale, switchLocale } from '../../../i18n/index.js';
import { useFormats } from '../../../ui/format.js';
import { Lightbox } from '../../../ui/message/lightbox.js';
import { errorText } from '../../../ui/toast.js';
import { SharedThread } from './shared-thread.js';
import { useShareToken } from './use-share-token.js';
import classes from './shared-page.module.css';

/** A chat as whoever has the link may read it: no log-in, nothing to write. */
export default function SharedPage() {
  const { t } = useTranslation('shares');
  const token = useShareToken();
  const chat = useInfiniteQuery({
    queryKey: ['shared', token],
    queryFn: ({ signal, pageParam }) => lookAtShare(token, pageParam, signal),
    enabled: token !== '',
    initialPageParam: null as string | null,
    getNextPageParam: ({ before }) => before,
    retry: (times, error) => times < 2 && !(isApiError(error) && error.status >= 400 && error.status < 500),
    refetchOnWindowFocus: false,
  });
  useNoIndex();
  const [newest] = chat.data?.pages ?? [];
  const messages = (chat.data?.pages ?? []).toReversed().flatMap((page) => page.messages);
  return (
    <div className={classes.page}>
      <Head chat={newest} />
      <main className={classes.body}>
        {token === '' ? <Cut /> : null}
        {chat.error ? <Refused error={chat.error} onRetry={() => void chat.refetch()} /> : null}
        {chat.isLoading ? <Loader aria-label={t('loading')} /> : null}
        {chat.hasNextPage ? (
          <Button variant="default" loading={chat.isFetchingNextPage} onClick={() => void chat.fetchNextPage()}>
            {t('older')}
          </Button>
        ) : null}
        {newest && messages.length === 0 ? <p className={classes.empty}>{t('nothing')}</p> : null}
        {newest ? <SharedThread messages={messages} client={newest.client} /> : null}
      </main>
      <Lightbox
        pictures={() =>
          messages.flatMap(({ attachments }) =>
            attachments.flatMap(({ kind, url, name }) => (kind === 'image' && url ? [{ url, name: name ?? '' }] : [])),
          )
        }
      />
    </div>
  );
}

function Head({ chat }: { chat: SharedChat | undefined }) {
  const { t } = useTranslation('shares');
  const formats = useFormats();
  const other = currentLocale() === 'ru' ? 'en' : 'ru';
  return (
    <header className={classes.head}>
      <div className={classes.who}>
        <h1>{chat ? t('heading', { name: chat.client }) : t('headingWaiting')}</h1>
        {chat ? (
          <p>
            {chat.company} · {chat.channel} · {t('openUntil', { until: formats.full(chat.expiresAt) })}
          </p>
        ) : null}
      </div>
      <Button variant="subtle" size="compact-sm" lang={other} onClick={() => void switchLocale(other)}>
        {other === 'ru' ? 'Русский' : 'English'}
      </Button>
    </header>
  );
}

/** The address came without what lets one in. */
function Cut() {
  const { t } = useTranslation('shares');
  return (
    <div className={classes.refused} role="alert">
      <p>{t('over.share_unknown')}</p>
    </div>
  );
}

/** Why the link opens nothing, and whom to ask. */
function Refused({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation('shares');
  const over = isApiError(error) && error.code.startsWith('share_');
  return (
    <div className={classes.refused} role="alert">
      <p>{over ? t(`over.${error.code}`) : errorText(error)}</p>
      {over ? null : (
        <Button variant="default" onClick={onRetry}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

/** No search engine keeps what somebody was shown. */
function useNoIndex(): void {
  useEffect(() => {
    const meta = document.createElement('meta');
    meta.name = 'robots';
    meta.content = 'noindex, nofollow';
    document.head.append(meta);
    return () => meta.remove();
  }, []);
}
