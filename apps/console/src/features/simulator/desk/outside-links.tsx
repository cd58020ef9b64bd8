import { IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicQuery } from '../../../api/session.js';
import classes from './desk.module.css';

/** Where else to look: the console, and the shop with the chat on its pages, which only a demo serves. */
export function OutsideLinks() {
  const { t } = useTranslation('simulator');
  const { data: info } = useQuery(publicQuery);
  return (
    <>
      {info?.demo && <OutsideLink href="/demo-site" words={t('openShop')} />}
      <OutsideLink href="/" words={t('openConsole')} />
    </>
  );
}

function OutsideLink({ href, words }: { href: string; words: string }) {
  return (
    <a className={classes.consoleLink} href={href} target="_blank" rel="noopener">
      {words}
      <IconArrowUpRight size={16} aria-hidden="true" />
    </a>
  );
}
