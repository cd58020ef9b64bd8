import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../i18n/index.js';
import './theme/mantine.css';
import './theme/tokens.css';
import './theme/base.css';
import { Providers } from './providers.js';
import { router } from './router.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const page = createRoot(root);
if (window.location.pathname.startsWith('/embed/')) {
  void import('./embed/start-frame.js').then(({ startFrame }) => startFrame(page));
} else {
  page.render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
