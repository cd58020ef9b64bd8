import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

/** Leads from one thing's page back to the list that it stands in. */
export const BackLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement>>(function BackLink(props, ref) {
    return (
      <div>
        <Button
          component="a"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
          {...props}
          ref={ref}
        />
      </div>
    );
  }),
);
