import '../texts.js';
import { Button, Checkbox, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDialogs } from '../../../api/dialogs.js';
import { FRAME_ACTIONS } from '../../../api/frame.js';
import { meQuery } from '../../../api/session.js';
import type { Company, FrameAction } from '../../../api/types.js';
import { CopyField } from '../../../ui/copy-field.js';
import { CompanyLoaded } from '../company-loaded.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';
import { pageSnippet, serverSnippet, type FrameWish } from './frame-address.js';
import own from './frame.module.css';
import { OriginsForm } from './origins-form.js';
import { FramePreview } from './preview.js';

/** The chats in pages of others: whose, how a page lets them in, and what it looks like. */
export default function FrameSection() {
  return (
    <CompanyLoaded>
      {(company, mayChange) => (
        <>
          <OriginsForm company={company} mayChange={mayChange} />
          <TryIt company={company} />
        </>
      )}
    </CompanyLoaded>
  );
}

function TryIt({ company }: { company: Company }) {
  const { t } = useTranslation('settings');
  const { data: me } = useQuery(meQuery);
  const newest = useQuery({
    queryKey: ['frame', 'newest-dialog'],
    queryFn: async ({ signal }) => (await listDialogs({ filter: 'all' }, null, signal)).items[0] ?? null,
  });
  const [one, setOne] = useState(false);
  const [disabled, setDisabled] = useState<FrameAction[]>([]);
  const [shown, setShown] = useState(false);
  const wish: FrameWish = {
    dialogId: one ? (newest.data?.id ?? null) : null,
    disabled: FRAME_ACTIONS.filter((each) => disabled.includes(each)),
  };
  const product = window.location.origin;
  return (
    <Section title={t('frame.try')}>
      <div className={own.try}>
        <div className={own.choices}>
          <Radio.Group label={t('frame.shows')} value={one ? 'one' : 'list'} onChange={(value) => setOne(value === 'one')}>
            <div className={classes.radios}>
              <Radio value="list" label={t('frame.showsList')} />
              <Radio
                value="one"
                label={t('frame.showsOne')}
                description={newest.data ? t('frame.newest', { name: newest.data.client.name }) : t('frame.noDialog')}
                disabled={!newest.data}
              />
            </div>
          </Radio.Group>
          <Checkbox.Group
            label={t('frame.disabled')}
            description={t('frame.disabledHint')}
            value={disabled}
            onChange={(values) => setDisabled(values as FrameAction[])}
          >
            <div className={own.actions}>
              {FRAME_ACTIONS.map((action) => (
                <Checkbox key={action} value={action} label={t(`frame.action.${action}`)} />
              ))}
            </div>
          </Checkbox.Group>
        </div>
        {shown ? (
          <FramePreview companyId={company.id} wish={wish} />
        ) : (
          <Button variant="default" onClick={() => setShown(true)}>
            {t('frame.show')}
          </Button>
        )}
      </div>
      <CopyField label={t('frame.page')} hint={t('frame.pageHint')} value={pageSnippet(product, company.id, wish)} lines={8} />
      <CopyField
        label={t('frame.server')}
        hint={t('frame.serverHint')}
        value={serverSnippet(product, me?.operator.id ?? 0, wish)}
        lines={4}
      />
    </Section>
  );
}
