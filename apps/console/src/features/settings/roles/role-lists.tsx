import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoleList } from '../../../api/roles.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useRowFocus } from '../row-focus.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import type { RoleKey } from './search.js';
import classes from './roles.module.css';

/** The roles of the product, and those that the company made. */
export function RoleLists({ list: { builtIn, custom, limit } }: { list: RoleList }) {
  const { t } = useTranslation(['roles', 'people']);
  const add = (
    <Button
      renderRoot={(props: object) => <Link {...props} to="/settings/roles" search={{ role: 'new' }} />}
      leftSection={<IconPlus size={15} />}
    >
      {t('roles:add')}
    </Button>
  );
  return (
    <>
      <Section title={t('roles:own')}>
        <p className={settings.note}>{t('roles:ownText')}</p>
        {custom.length === 0 ? (
          <EmptyState icon={<IconUsersGroup size={22} />} title={t('roles:none')} action={add}>
            {t('roles:noneText', { limit })}
          </EmptyState>
        ) : (
          <>
            <ul className={classes.list} aria-label={t('roles:own')}>
              {custom.map(({ id, name, baseRole, operators }) => (
                <Row key={id} to={id} name={name} operators={operators}>
                  {t(`roles:countsAs.${baseRole}`)}
                </Row>
              ))}
            </ul>
            <div className={classes.addLine}>
              {custom.length < limit && add}
              <span className={settings.note}>
                {t(custom.length < limit ? 'roles:ownCount' : 'roles:full', { count: custom.length, limit })}
              </span>
            </div>
          </>
        )}
      </Section>
      <Section title={t('roles:builtIn')}>
        <p className={settings.note}>{t('roles:builtInText')}</p>
        <ul className={classes.list} aria-label={t('roles:builtIn')}>
          {builtIn.map(({ role, operators }) => (
            <Row key={role} to={role} name={t(`people:role.${role}`)} operators={operators}>
              {t(`roles:about.${role}`)}
            </Row>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Row({ to, name, operators, children }: { to: RoleKey; name: string; operators: number; children: string }) {
  const { t } = useTranslation('roles');
  const focus = useRowFocus(`role ${to}`);
  return (
    <li className={classes.item}>
      <Link {...focus} className={classes.itemName} to="/settings/roles" search={{ role: to }}>
        {name}
      </Link>
      <span className={classes.holders}>{t('holders', { count: operators })}</span>
      <span className={classes.fact}>{children}</span>
    </li>
  );
}
