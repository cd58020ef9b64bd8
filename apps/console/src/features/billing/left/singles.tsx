import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Billing, Tariff } from '../../../api/billing.js';
import { useMoney } from '../../../ui/money.js';
import classes from '../billing.module.css';
import { Section } from '../section.js';

/** Dialogs that no package had a place for, and which were paid for one by one. */
export function Singles({ billing, tariff }: { billing: Billing; tariff: Tariff }) {
  const { t } = useTranslation('billing');
  const money = useMoney(billing.currency);
  const navigate = useNavigate();
  const { bySingle, first, last } = billing.month;
  const owes = billing.blocked.dialogs > 0;
  const show = (): void => {
    void navigate({ to: '/billing', search: (old) => ({ ...old, from: first, to: last, kinds: ['single'] as const }) }).then(() =>
      document.getElementById('statement')?.scrollIntoView({ block: 'start' }),
    );
  };
  return (
    <Section title={t('singles.title')}>
      <p className={classes.text}>
        {bySingle === 0 ? t(owes ? 'singles.noneYet' : 'singles.none') : t('singles.some', { count: bySingle })}
      </p>
      <p className={classes.hint}>{t(tariff.autoTopUp ? 'singles.hint' : 'singles.hintOff', { price: money(tariff.singlePriceMinor) })}</p>
      {bySingle > 0 && (
        <div>
          <Button size="compact-sm" variant="default" onClick={show}>
            {t('singles.show')}
          </Button>
        </div>
      )}
    </Section>
  );
}
