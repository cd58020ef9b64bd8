/* Sets the colour scheme before the first paint, so that a dark screen never flashes white. A file, because inline scripts are forbidden. */
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('deskwire.color-scheme');
  } catch {
    /* storage may be switched off; the system's scheme is used then */
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
